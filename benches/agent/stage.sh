# Measures the agent on the display that run.sh made, with a real panel; see main.rs beside this file.
source "$(dirname "${BASH_SOURCE[0]}")/../../tests/e2e/lib.sh"
source "$(dirname "${BASH_SOURCE[0]}")/../../tests/e2e/panel.sh"
start_panel
# Safe Eyes does not make this itself.
mkdir -p "$XDG_CONFIG_HOME/safeeyes/style"
export PANEL_LIBRARY="$(dirname "${BASH_SOURCE[0]}")/../../tests/e2e/panel.sh"
"$MEASURE_AGENT"
