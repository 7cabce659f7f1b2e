/// Texts that many tests use.
enum Sample {
  /// A snapshot in the canonical form: what it says is written back byte for byte.
  static let snapshot = """
    {
      "version": "2.0.0",
      "project": {
        "id": "0b5e",
        "name": "店 \\"shop\\" 🙂"
      },
      "updatedAt": 1762252225000,
      "sessions": [],
      "tasks": [
        {
          "id": "t-3f2a9c",
          "content": "Design\\tREST API\\u009b2J",
          "status": "in_progress",
          "progress": 60,
          "ratio": -0.25e-3,
          "done": false,
          "completedAt": null,
          "tags": [
            "api",
            ""
          ]
        },
        {
          "id": "t-000001",
          "content": "Write tests",
          "status": "pending",
          "progress": null,
          "extra": {}
        }
      ],
      "checksum": "5e597020"
    }
    """

  /// One of each: every state a reader can be in lies somewhere in it.
  static let everything =
    #" {"a":[1,-0,10.5E+2,1e-7,true,false,null],"#
    + #""é\u00e9\ud83d\ude42\"\\\/\b\f\n\r\t":{"設":"🙂é"},"":[[],{}]} "#
}
