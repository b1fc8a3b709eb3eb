# The agent: its icon's menu and its notifications. No part of the body and no pain is named here: others may read it.

agent-name = Unsit

## What the icon says

# $length: such as "52 min" or "5 h 20 min".
agent-sat = Sat for { $length }
agent-sat-today = { $length } today
agent-standing-now = Standing
agent-away = Nobody is here
agent-shift = Time to shift in the chair
agent-break = Time for a break on the feet
agent-paused = Reminders are paused

## The menu

agent-strengthened = Strengthened today
agent-not-strengthened = Not strengthened yet
agent-stretch-used = Stretched today
agent-stretch-free = Stretch still free
agent-click = Session after sitting, now
agent-strengthen = Strengthen now
agent-desk-break = Desk break
agent-self-test = Self-tests
agent-pause = Pause reminders
agent-pause-half-hour = For 30 minutes
agent-pause-hour = For an hour
agent-pause-morning = Until tomorrow morning
agent-pause-until-said = Until I say
agent-resume = Remind me again
agent-stand = I’m standing
agent-open = Open Unsit
agent-settings = Settings
agent-quit = Quit

## The menu in a session

agent-session-pause = Pause
agent-session-resume = Go on
agent-session-next = Next
agent-session-back = Back
agent-session-stop = Stop
agent-session-raise = Show the window
agent-session-desk-window = Small window on top, or large again

## Notifications

agent-start = Start
agent-later = In 10 minutes
agent-not-today = Not today
agent-answer = Answer
agent-note-break = Two minutes on your feet?
agent-note-break-text = You have sat for { $minutes } minutes. A short break on the feet tends to feel better than a long one later.
agent-note-post-sitting = The session after sitting is free
agent-note-post-sitting-text = You have sat long today. It asks first, and takes a few minutes.
agent-note-morning = Today’s strengthening is still to do
agent-note-morning-text = A few minutes, whenever it suits you this morning.
agent-note-evening = The evening session is still free
agent-note-evening-text = Today’s one slot is open until you go to bed.
agent-note-check-in = How is it now?
agent-note-check-in-text = One short question about your last session.
agent-note-cut-off = Your session was cut off
agent-note-cut-off-text = What you did is written down. You can go on from there.
agent-go-on = Go on
agent-note-no-window = Unsit’s window did not open
agent-note-no-tray = Unsit runs without an icon
agent-note-no-tray-text = This desktop shows no icons of programs. Reminders, the launcher’s entries and the command “unsit” work without one.
