# Measures the window on the display that run.sh made; see main.rs beside this file.
exec "$MEASURE_WINDOW"
