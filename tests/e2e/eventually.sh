# Waiting for something, in one way for all scripts; sourced, never run.

# eventually SECONDS COMMAND...: waits until the command succeeds; false where it does not in time.
eventually() {
    local until=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.05
    done
}
