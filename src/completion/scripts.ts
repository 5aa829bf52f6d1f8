/*
 * Each script asks the program itself what may come next, so none of them grows old. A line of the
 * answer is a word, or a word and its meaning with a tab between; `:file` and `:dir` ask the shell for
 * names of files.
 */

const bash = `# Completion of newswire in bash. Put into ~/.bashrc: source <(newswire completion bash)
_newswire() {
  local line kind='' tab=$'\\t' current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS= read -r line; do
    case "$line" in
      :*) kind="\${line#:}" ;;
      *) COMPREPLY+=("\${line%%"$tab"*}") ;;
    esac
  done < <("\${COMP_WORDS[0]}" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  [ -n "$kind" ] || return 0
  if [ "$current" = '=' ]; then current=''; fi
  # Spaces and slashes of names are readline's business; bash 3 has no compopt.
  compopt -o filenames 2>/dev/null
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(if [ "$kind" = dir ]; then compgen -d -- "$current"; else compgen -f -- "$current"; fi)
}
complete -F _newswire newswire
`

const zsh = `#compdef newswire
# Completion of newswire in zsh. Put into ~/.zshrc: source <(newswire completion zsh)
_newswire() {
  local line kind='' tab=$'\\t'
  local -a found
  while IFS= read -r line; do
    case "$line" in
      :*) kind="\${line#:}" ;;
      *"$tab"*) found+=("\${\${line%%$tab*}//:/\\\\:}:\${line#*$tab}") ;;
      *) found+=("\${line//:/\\\\:}") ;;
    esac
  done < <("\${(Q)words[1]}" complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
  if (( $#found )); then _describe -V newswire found; fi
  if [[ -n "$kind" ]]; then
    compset -P '--*='
    if [[ "$kind" == dir ]]; then _files -/; else _files; fi
  fi
}
# In a folder of $fpath the file is the function; sourced, it has to be made known.
if [[ "\${funcstack[1]}" == _newswire ]]; then _newswire "$@"; else compdef _newswire newswire; fi
`

const fish = `# Completion of newswire in fish: newswire completion fish > ~/.config/fish/completions/newswire.fish
function __newswire_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l flag (string match -r -- '^--[^=]*=' "$current")
    set -l begun (string replace -r -- '^--[^=]*=' '' "$current")
    for line in ($program complete -- $words "$current" 2>/dev/null)
        switch $line
            case ':dir'
                for path in (__fish_complete_directories "$begun")
                    echo "$flag$path"
                end
            case ':file'
                for path in (__fish_complete_path "$begun")
                    echo "$flag$path"
                end
            case '*'
                echo $line
        end
    end
end
complete -c newswire -f -k -a '(__newswire_complete)'
`

/** What each shell has to run once so that it completes command lines of newswire. */
export const scripts: Readonly<Record<string, string>> = { bash, zsh, fish }
