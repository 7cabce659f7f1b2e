# Completion of orchestra for fish.
# Made by 'orchestra completions fish'; docs/completion.md says how to switch it on.

function __orchestra_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program orchestra
    # An alias or a function is no program that could be asked.
    if test (count $words) -gt 0
        set -l typed (string replace -r '^~/' "$HOME/" -- $words[1])
        command -sq -- $typed; and set program $typed
    end
    set -l answer (command $program complete fish $words "$current" 2>/dev/null </dev/null)
    # An option in front of the file's name, which fish would take for a part of it.
    set -l option (string match -r '^--[^=]*=' -- $current)
    set -l name (string replace -r '^--[^=]*=' '' -- $current)
    switch "$answer[1]"
        case 'files*'
            string replace -r -- '^' "$option" (__fish_complete_path "$name")
        case 'directories*'
            string replace -r -- '^' "$option" (__fish_complete_directories "$name")
        case '*'
            test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
    end
end

complete -c orchestra -f -k -a '(__orchestra_complete)'
