### The interface, screen by screen. Sentence case everywhere; an id begins with its screen.

## Every screen

app-back = Back
app-settings = Settings
app-help = Keyboard and help
app-full-screen = Full screen

## Home: the routines as cards, below today

home-routines = All routines
home-start = Start
# For screen readers: which routine the button starts.
home-start-named = Start { $name }
# A routine that asks: $length is its longest way.
home-at-most = At most { $length }
home-needs-nothing = No equipment
home-list-separator = ,{" "}
home-self-paced = At your own pace
home-library = All exercises
home-details = Show what is in it
home-empty = There is no routine that can be run. Run “unsit check” on your files to see why.
home-problems = { $count ->
    [one] One of your files has a mistake
   *[other] { $count } of your files have mistakes
}
home-problems-show = Show what is wrong
home-disclaimer = Unsit gives general information about exercise. It does not diagnose or treat, and it cannot see you. After surgery, in pregnancy or with a medical condition, ask a clinician which of these exercises suit you. You decide how far to go; a mild stretch is enough.

## Home: a session that was cut off

go-on-title = Go on where you were?
# $left: a length such as "4 min 10 s"
go-on-text = “{ $name }” was interrupted. { $left } of it is left.
go-on-yes = Go on
go-on-no = Leave it

## A routine, before it is started

routine-for-whom = For whom
routine-quiet = Tones and voice are softer and darker in it.
routine-when = When
routine-pin = Into the icon’s menu
routine-unpin = Out of the icon’s menu
routine-steps = What you will do
routine-basis = Where this comes from
routine-rest = Rest { $length }
routine-ask = A question: { $question }
routine-times = { $count ->
    [one] Once
   *[other] { $count } times
}
routine-each-side = each side
routine-worse-side = worse side
routine-better-side = better side
routine-notes = Good to know
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

## The library: every exercise, to search and to narrow

library-title = All exercises
# Of the field, for screen readers; and inside it, while it is empty.
library-search = Search
library-search-hint = Search by name, muscle or word
library-self-test = Self-test
library-muscle = Muscle
library-position = Position
library-equipment = Equipment
library-no-floor = No floor needed
library-seated-only = Seated only
library-count = { $count ->
    [0] Nothing found
    [one] One found
   *[other] { $count } found
}
library-clear = Show all
library-nothing = Nothing fits all of this.
# A button that gives one thing up. $what: a word that was typed, or a mark such as "Standing".
library-widen = { $count ->
    [one] Without “{ $what }”: one
   *[other] Without “{ $what }”: { $count }
}
library-nothing-at-all = No single one of these is in the way. Show all, and begin with one of them.

## An exercise's texts

exercise-set-up = Set-up
exercise-movement = Movement
exercise-feel = Where to feel it
exercise-breathing = Breathing
exercise-muscles = Muscles
exercise-name-muscles = Name the muscles
exercise-faults = Watch out for
exercise-easier = Easier
exercise-harder = Harder
exercise-avoid = Leave it out or change it
exercise-dose-basis = Why this dose
exercise-sources = Sources
exercise-start = Do this one

## A self-test

test-steps = What you do
test-readings = What it looks like
test-reading = { $verdict }: { $looks }
test-limits = How far to trust it
test-variants = Other ways to do it
test-unlocks = Stretches for what is tight
# In a session: before the first of two tries.
test-first-try = Try it once: to the first firm stop, two seconds there, and back. The second try counts.
test-tried = Tried once
test-tried-then = Then comes the second try, and you look.
# Above the verdicts to choose from.
test-question = The second try: what do you see?
# What "could not test" stands for.
test-could-not = Sharp pain, a pinch in the groin, tingling, numbness, pain above 5 of 10, or no way into the position.
# After "could not test".
test-why-not = What kept you from it?
test-sign-tingling = Tingling or numbness
test-sign-groin = A pinch in the groin
test-sign-pain = Sharp pain, or pain above 5 of 10
test-sign-position = The position cannot be taken here
# Below what follows from that.
test-heard = Go on
# A test of strength: the number, to be put right where it is wrong.
test-how-long = So many seconds. Put it right where you were late at the key.
test-how-often = How often was it?
test-number-less = One less
test-number-more = One more
test-counts = That counts
# For screen readers. $value: "24 s"; $band: how that compares.
test-number-band = { $value }: { $band }
# How a number compares. $band: "usual or better".
test-band-between = { $band } at { $from } to { $to }
test-band-from = { $band } from { $from } on
test-band-to = { $band } up to { $to }

## The figure

# For screen readers. $pose: what the pose is called; $from: one of the following.
figure-name = Figure: { $pose }, seen { $from }
# The same, where the first and the last pose stand side by side.
figure-name-two = Figure: { $start }, then { $end }, seen { $from }
figure-hint = Drag to turn, double-click to turn back
figure-from-front = from the front
figure-from-front-left = from the front and the left
figure-from-left = from the left
figure-from-back-left = from behind and the left
figure-from-back = from behind
figure-from-back-right = from behind and the right
figure-from-right = from the right
figure-from-front-right = from the front and the right
figure-from-above = from above

## A session

session-get-ready = Get ready
session-hold = Hold
session-breathe-in = Breathe in
session-breathe-out = Breathe out
# Timed movement: walking, breathing, rolling on a ball.
session-keep-going = Keep going
# A test of strength.
session-as-long = As long as you can
session-as-often = As often as you can
session-let-go = Let go and breathe.
session-repetitions = Repetitions
session-rest = Rest
session-switch = Switch sides
session-question = A question
session-finished = Finished
session-counting-in = Going on in
# $left: time such as "4:12"
session-left = { $left } left
session-left-at-most = At most { $left } left
session-next = Next: { $name }
session-next-same = Next: the same, { $side }
session-next-time = Next: { $length }
session-next-hold = Next: hold for { $length }
session-next-repetitions = { $count ->
    [one] Next: one repetition
   *[other] Next: { $count } repetitions
}
session-next-again = Next: the same again
session-next-rest = Next: rest
session-next-question = Next: a question
session-next-as-long = Next: as long as you can
session-next-try = Next: a first try
session-next-number = Next: the number
session-next-look = Next: look, then answer
session-next-end = Then you are done
# The four parts of a repetition. Some exercises begin with lowering, so the words name no direction.
session-phase-lift = Move
session-phase-hold = Hold
session-phase-lower = Return
session-phase-pause = Pause
session-self-paced = { $count ->
    [one] One repetition at your own pace
   *[other] { $count } repetitions at your own pace
}
# Below the number of the repetition under way.
session-of = of { $count }
session-seconds = seconds
session-done = Done
session-pause = Pause
session-resume = Go on
session-back = Back
session-forward = Next
session-less = −10 s
session-more = +10 s
session-desk-window = Small window on top
session-large-window = Large window
session-stop = Stop
session-hurts = Something hurts
session-mute = Mute
session-unmute = Sound on
# What to see beside the countdown.
session-texts = In words
session-figure = Figure
session-stopped-undo = Undo the stop
session-sound-lost = The sound device is gone. The session goes on in silence; sound comes back with the device.

## A session in the desktop's media panel, and on a phone linked to it

# $name: an exercise or a self-test.
media-left = { $name }, left side
media-right = { $name }, right side
# $step: one of these, or the name alone.
media-get-ready = Get ready · { $step }
media-switch = Switch sides · { $step }
media-rest = Rest · next: { $step }
media-first-try = Try it once · { $step }
# Others may read it, so it does not say what is asked.
media-question = A question waits in the window

## The end of a session

summary-title = Done
summary-stopped-title = Stopped early
# $length: time worked
summary-total = You worked for { $length }.
summary-nothing = Nothing was done.
# Above the verdicts of self-tests.
summary-tested = What you saw
summary-measured = What you measured
summary-seconds = { $seconds } s
summary-repetitions = { $count ->
    [one] one repetition
   *[other] { $count } repetitions
}
summary-home = Back to the routines
summary-not-kept = What was done could not be kept: { $why }

## Settings

settings-theme = Theme
settings-zoom = Text size
settings-smaller = Smaller text
settings-larger = Larger text
settings-zoom-reset = Normal size
settings-reduced-motion = Less motion
settings-volume = Volume
settings-mute = Mute
settings-voice = Voice
settings-voice-off = Off
settings-voice-names-only = Names only: the exercise and the side
settings-voice-short = Short: also how to get into position, halfway, the last seconds and the count
settings-voice-full = Full: also what to mind while you work
settings-voice-try = Hear the voice
settings-voice-volume = Voice volume
settings-voice-missing = There are no clips of the voice in this language; the English ones come with Unsit’s package. Without them, the system’s voice alone speaks, where there is one.
settings-system-voice = The system’s voice says what has no clip
settings-breathing = A breath to follow in holds
settings-breathing-note = In for four seconds and out for six, softly under tones and words, and shown beside the countdown.
settings-other-sound = Other programs’ sound
settings-other-leave = Leave it as it is
settings-other-lower = Lower it while something is said
settings-other-pause = Pause music players while something is said
settings-other-note = When the words are over, it is as it was.
settings-cues = Which sounds to hear
settings-cue-volume = How loud: { $cue }
settings-try = Hear it
settings-own = Own sound
settings-own-is = Your own: { $file }
settings-own-hint = Write or paste where your WAV, FLAC or Ogg Vorbis file is, or drop it here. It may last two seconds.
settings-own-field = File: { $cue }
settings-own-use = Use this file
settings-own-remove = Usual tone
settings-panel = In the desktop’s panel
settings-panel-note = A small icon shows how long you have sat. A click on it starts the session after sitting.
settings-agent-runs = Show the icon, and remind me
settings-agent-starts = Start it when I log in
settings-reminders = Reminders
settings-remind = Remind me
settings-minutes = { " min" }
settings-shift-after = Shift in the chair, told by the icon alone, after
settings-break-after = Break on the feet, as a notification, after
# Above the names of the days and two times.
settings-days = Both on these days, and between these times:
settings-from = From
settings-until = until
settings-fixed-times = Breaks at these times as well, however long you sat
settings-fixed-time = Break at { $time }
settings-fixed-away = No break at { $time }
settings-fixed-add = Add a time
settings-post-sitting = After long sitting, once a day: the session after sitting
settings-morning = The day’s strengthening
settings-evening = The evening session, where it is still free
settings-slot-from = from
settings-quiet-in-full-screen = Nothing while a program fills the screen
settings-quiet-in-calls = Nothing in a call or a recording

## Help

help-title = Keyboard
help-key-space = Pause or go on
help-key-arrows = Back and next
help-key-plus-minus = Ten seconds more or less
help-key-texts = The exercise in words, or its figure
help-key-hurts = Something hurts: pause, and what to do
help-key-mute = Sound on or off
help-key-desk-window = In a session: a small window on top of the others, or the large one again
help-key-full-screen = Full screen on or off
help-key-escape = Leave full screen, or stop
help-key-numbers = Answer a question
help-key-enter = Start, or done
help-key-undo = Undo a stop
help-key-tab = From control to control; Enter presses the one in the frame
help-key-library = All exercises
help-key-find = Search the exercises
help-key-settings = Settings
help-key-zoom = Larger, smaller or normal text
help-key-help = This list
# As the arrows and Space, from elsewhere.
help-key-media = Pause or go on, back and next: of the keyboard, a headset, the desktop’s media panel or a linked phone. Play brings a question to the front; it is answered here

help-about = About Unsit, and its licences

## What the program is, and under which licences

about-title = About Unsit
# $version: such as "0.1.0"
about-version = Unsit { $version }, for people who sit all day
about-licences = Licences
about-own = Unsit, its icon, its tones and the clips of its voice are under the MIT or the Apache-2.0 licence, as you like.
about-typeface = The typeface is Atkinson Hyperlegible Next, under the SIL Open Font License 1.1.
about-voice = The voice was spoken by the model Kokoro-82M, under the Apache-2.0 licence.
about-crates = Built from

## What is wrong with a person's own files

problems-title = Mistakes in your files
problems-text = These files are left out until they are mended; everything else works. They are read again as soon as you save them.
