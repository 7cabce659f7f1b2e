read a.orc
