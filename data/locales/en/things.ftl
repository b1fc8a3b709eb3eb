### Names of things, and lengths of time. Sentence case everywhere.

## What an exercise does

kind-stretch = Stretch
kind-strengthen = Strengthen
kind-release = Release
kind-mobility = Mobility

## Sides

side-left = Left side
side-right = Right side
side-both = Both sides
# Inside a sentence: "Cross your left ankle over the right knee."
side-word-left = left
side-word-right = right
# The same where no side is meant yet: "Cross your working ankle over the other knee."
side-word-working = working
side-word-other = other

## Keys

key-space = Space
key-media = Media keys

## Where and with what

position-seated = Seated
position-standing = Standing
position-supine = On your back
position-prone = Face down
position-side-lying = On your side
position-quadruped = On hands and knees
position-half-kneeling = Half kneeling
position-floor-seated = Sitting on the floor

place-floor = On the floor
place-floor-or-bed = On the floor or a bed
place-no-floor = No floor needed

equipment-mat = mat
equipment-chair = chair
equipment-wall = wall
equipment-desk = desk
equipment-cushion = cushion
equipment-strap = strap
equipment-towel = towel
equipment-band = elastic band
equipment-ball = ball
equipment-foam-roller = foam roller
equipment-step = step

## Verdicts of a self-test

verdict-not-tight = Not tight
verdict-borderline = Borderline
verdict-tight = Tight
verdict-strong = Strong
verdict-fair = Fair
verdict-weak = Weak
verdict-could-not-test = Could not test

## Sounds that can be switched off one by one

cue-prepare = Get ready
cue-tick = Three, two, one
cue-go = Go
cue-halfway = Halfway
cue-turn = Turn of a repetition
cue-switch = Switch sides
cue-rest = Rest
cue-finish = Finished

## Themes

theme-system = Like the system
theme-light = Light
theme-dark = Dark

## Why a session stands still

pause-asked = Paused.
# $lasted: a length such as "12 min"
pause-gap = Paused, because the computer slept or stalled for { $lasted }.
pause-no-answer = Paused, because the question has no answer yet.
pause-sleep = Paused, because the computer was about to sleep.
power-reason = A session is running
