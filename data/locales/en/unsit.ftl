### The interface, screen by screen. Sentence case everywhere; an id begins with its screen.

## Every screen

app-name = Unsit
app-back = Back
app-close = Close
app-settings = Settings
app-help = Keyboard and help
app-full-screen = Full screen
app-leave-full-screen = Leave full screen
app-undo = Undo

## Home: the routines as cards

home-title = What would you like to do?
home-start = Start
# For screen readers: which routine the button starts.
home-start-named = Start { $name }
home-length = { $length }
# A routine that asks: $length is its longest way.
home-at-most = At most { $length }
home-self-paced = At your own pace
home-needs-nothing = You need nothing
# $things: a list such as "a mat, a chair"
home-needs = You need { $things }
home-list-separator = ,{" "}
home-first-hint = Enter starts this one
home-other = Something else
home-own = Your own
home-details = Show what is in it
home-empty = There is no routine that can be run. Run “unsit check” on your files to see why.
home-problems = { $count ->
    [one] One of your files has a mistake
   *[other] { $count } of your files have mistakes
}
home-problems-show = Show what is wrong

## Home: a session that was cut off

go-on-title = Go on where you were?
# $done and $total: numbers of steps
go-on-text = { $name } was interrupted. { $done } of { $total } steps are done.
go-on-yes = Go on
go-on-no = Leave it

## A routine, before it is started

routine-for-whom = For whom
routine-when = When
routine-steps = What you will do
routine-basis = Where this comes from
routine-rest = Rest { $length }
routine-ask = A question: { $question }
routine-times = { $count ->
    [one] Once
   *[other] { $count } times
}
routine-each-side = each side
routine-alternating = sides in turn
# A dose such as "2 × 30 s, each side"
routine-holds = { $holds } × { $length }
routine-repetitions = { $count ->
    [one] One repetition
   *[other] { $count } repetitions
}
routine-sets = { $count ->
    [one] One set
   *[other] { $count } sets
}

## An exercise's texts

exercise-set-up = Set-up
exercise-movement = Movement
exercise-feel = Where to feel it
exercise-breathing = Breathing
exercise-faults = Watch out for
exercise-easier = Easier
exercise-harder = Harder
exercise-avoid = Leave it out or change it
exercise-dose-basis = Why this dose
exercise-sources = Sources

## A session

session-get-ready = Get ready
session-hold = Hold
session-repetitions = Repetitions
session-rest = Rest
session-switch = Switch sides
session-question = A question
session-finished = Finished
session-paused = Paused
session-counting-in = Going on in
# $left: time such as "4:12"
session-left = { $left } left
session-left-at-most = At most { $left } left
session-next = Next: { $name }
session-next-same = Next: the same, { $side }
session-next-rest = Next: rest
session-next-question = Next: a question
session-next-end = Then you are done
session-repetition = Repetition { $number } of { $count }
session-hold-number = Hold { $number } of { $count }
session-set-number = Set { $number } of { $count }
session-phase-lift = Lift
session-phase-hold = Hold
session-phase-lower = Lower
session-phase-pause = Pause
session-self-paced = { $count ->
    [one] One repetition at your own pace
   *[other] { $count } repetitions at your own pace
}
session-done = Done
session-pause = Pause
session-resume = Go on
session-back = Back
session-forward = Next
session-less = −10 s
session-more = +10 s
session-stop = Stop
session-mute = Mute
session-unmute = Sound on
session-stopped = Stopped.
session-stopped-undo = Undo the stop
session-sound-lost = The sound device is gone. The session goes on in silence; sound comes back with the device.
session-sound-off = No sound device was found. The session goes on in silence.
session-muted = Sound is muted.
# Read out by screen readers when a step begins.
session-announce = { $what }, { $side }, { $length }
session-announce-both = { $what }, { $length }
session-progress = Step { $number } of { $count }

## The end of a session

summary-title = Done
summary-stopped-title = Stopped early
# $length: time worked
summary-total = You worked for { $length }.
summary-nothing = Nothing was done.
summary-exercise = Exercise
summary-seconds = { $seconds } s
summary-repetitions = { $count ->
    [one] one repetition
   *[other] { $count } repetitions
}
summary-home = Back to the routines
summary-not-kept = What was done could not be kept: { $why }

## Settings

settings-language = Language
settings-language-system = Like the system
settings-theme = Theme
settings-zoom = Text size
settings-reduced-motion = Less motion
settings-volume = Volume
settings-mute = Mute
settings-cues = Which sounds to hear
settings-try = Hear it
settings-folder = Your own exercises and routines
settings-open-folder = Open the folder

## Help

help-title = Keyboard
help-key-space = Pause or go on
help-key-arrows = Back and next
help-key-plus-minus = Ten seconds more or less
help-key-mute = Sound on or off
help-key-full-screen = Full screen on or off
help-key-escape = Leave full screen, or stop
help-key-numbers = Answer a question
help-key-enter = Start, or done
help-key-zoom = Larger or smaller text
help-key-help = This list
help-stop-rule = Stop when a stretch hurts above 4 of 10, or when anything pricks, tingles or goes numb.
