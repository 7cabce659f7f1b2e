# Completion of orchestra for bash, version 4 or later.
# Made by 'orchestra completions bash'; docs/completion.md says how to switch it on.

_orchestra() {
    local program=${COMP_WORDS[0]} mode
    COMPREPLY=()
    # An alias or a function is no program that could be asked.
    program=${program/#\~\//$HOME/}
    type -P -- "$program" >/dev/null || program=orchestra
    mapfile -t COMPREPLY < <("$program" complete bash "${COMP_TYPE:-9}" "${COMP_WORDBREAKS-}" "${COLUMNS:-80}" \
        "${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null)
    mode=${COMPREPLY[0]-}
    unset -v 'COMPREPLY[0]'
    case $mode in
    files*) compopt -o default ;;
    directories*) compopt -o dirnames ;;
    esac
    case $mode in
    *' nospace') compopt -o nospace ;;
    esac
    # Bash 4.4 and later keep the order of the list.
    compopt -o nosort 2>/dev/null || :
}

complete -F _orchestra orchestra
