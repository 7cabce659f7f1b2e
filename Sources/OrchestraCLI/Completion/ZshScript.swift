/// Completion for zsh: asks the program on each Tab.
enum ZshScript {
  static let text = #"""
    #compdef orchestra
    # Completion of orchestra for zsh.
    # Made by 'orchestra completions zsh'; docs/completion.md says how to switch it on.

    _orchestra() {
        local program=${(Q)words[1]} mode
        local -a answer options
        # An alias or a function is no program that could be asked.
        program=${program/#\~\//$HOME/}
        [[ -n ${commands[$program]-} || ( $program == */* && -x $program ) ]] || program=orchestra
        answer=("${(@f)$("$program" complete zsh "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)}")
        mode=${answer[1]-}
        answer=("${(@)answer[2,-1]}")
        case $mode in
        files*)
            [[ $PREFIX == --*=* ]] && compset -P 1 '*='
            _files
            return
            ;;
        directories*)
            [[ $PREFIX == --*=* ]] && compset -P 1 '*='
            _files -/
            return
            ;;
        esac
        (( $#answer )) || return 1
        [[ $mode == *' nospace' ]] && options+=(-S '')
        # What was found by other means than its beginning, zsh itself would not take for a match.
        [[ $mode == words* ]] || options+=(-U)
        _describe -V orchestra answer $options
        # Several were found: nothing that they have in common stands for what has been typed.
        if [[ $mode == found* ]] && (( $#answer > 1 )); then
            compstate[insert]=
            compstate[list]='list force'
        fi
    }

    if [[ ${funcstack[1]-} == _orchestra ]]; then
        _orchestra "$@"
    elif (( $+functions[compdef] )); then
        compdef _orchestra orchestra
    fi

    """#
}
