### Today, the cap screen and the check-in. Calm and kind; nothing here diagnoses or promises.

## Today: the head

today-good-morning = Good morning
today-good-afternoon = Good afternoon
today-good-evening = Good evening

today-waiting = One moment: your records are being read.
today-without-history = Your records cannot be read just now, so nothing is suggested. Everything below works.

## Today: the suggestion

today-suggested = Suggested now
today-begin = Begin
# $length: such as "9 min".
today-at-most = At most { $length }
today-why = Why?
today-why-close = Close the reasons
# A link to the records that a sentence rests on.
today-records = { $count ->
    [one] This rests on one record
   *[other] This rests on { $count } records
}
today-consists = What it consists of
today-not-now = Not now
today-already-did = Already did it
today-pain-before = Pain before I begin
# A button beside an exercise, for screen readers.
today-more = More about { $exercise }
today-never = Never suggest this
# The same for screen readers.
today-never-named = Never suggest { $exercise }
# $sides: "left side" or "both sides"; $dose: "2 × 15 s"
today-sides = { $dose }, { $sides }
today-check-open = { $dose }, { $sides }
today-check-ask = Asked first whether it still feels tight; then { $dose }, { $sides }
today-check-test = Tested first: { $test }. Only if tight: { $dose }, { $sides }

## Today: how it stands

today-mark-strengthened = Strengthened
today-mark-not-strengthened = Not strengthened yet
today-mark-easy-day = Easy day
today-mark-stretched = Stretched once
today-mark-not-stretched = Not stretched
today-mark-released = Released once
today-mark-not-released = Not released
# $length: a length such as "5 h 20 min"
today-mark-sat = Sat { $length }

## Today: special days

today-help-now = What to do now
today-see-signs = Look at the signs
today-enough = Enough for today
today-easy-day = Your easy day
today-too-late = Enough for today: it is late
today-later = Later, then
today-nothing-due = Nothing to do just now
today-well-done = Well done.
today-signs = Look at the emergency signs
today-first-title = Welcome. Tell Unsit a little about you
today-first-text = How long you sit, what you have at hand, what to mind: two minutes, and all of it can be skipped or changed later. Until then only gentle moves are suggested.
today-first-begin = Tell about yourself
today-screening-title = A few questions about safety first
today-screening-text = They take a minute. Without the answers only gentle moves on a chair or standing are suggested.
today-screening-old = They were answered some months ago. Please look at them once more.
today-screening-begin = Answer them

## Today: what else

today-else = What else is possible
today-else-sitting = I have been sitting long
today-else-test = Test yourself
today-else-progress = Your progress

## Today: at any moment

today-any-time = At any moment
today-pain = I have pain
today-urge = I feel like stretching
today-worked-out = I just worked out
today-pain-question = How strong is the pain at rest?
today-pain-before-question = How strong is the pain before you begin?
today-urge-title = The urge to stretch
today-urge-text = A stretch tends to ease for minutes only, and stretching again and again may keep the habit going. One of these may do more:
# $count: this week so far.
today-urges-week = { $count ->
    [one] The first time this week.
   *[other] { $count } times this week.
}
today-urges-before = The week before it was { $count } times.
today-urges-fewer = That is fewer: the habit is letting go.
today-close = Close

instead-strengthen = Begin strengthening
instead-gentle = Begin the gentle day
instead-signs = When to see someone
instead-squeeze = Glute squeezes
instead-release = Ball or roller
instead-walk = Walk in place

## What was noted just now

noted-not-now = Noted: not now. It will be left alone for two hours.
noted-already-did = Noted: it counts as done today.
noted-never = Noted: { $exercise } will not be suggested any more.
noted-worked-out = Noted: you have worked out. For three hours, what tested tight may be stretched.
noted-urge = Noted. Noticing it is the first step.
noted-pain = Noted: { $level } out of 10.
# $feels: in small letters, such as "looser or unstable"
noted-check-in = Noted: { $muscle }, { $feels }.
noted-taken-back = Taken back.
noted-undo = Undo
noted-in-records = Correct it in your records

## Questions about past sessions

due-later-title = An hour after stretching: how does it feel now?
due-morning-title = Good to ask the morning after: how strong is the pain today?
due-pain-title = How strong was the pain after your last session?
due-put-off = Ask me later

## A scale from 0 to 10

scale-none = 0: none
scale-worst = 10: the worst you can imagine
scale-easy = 0: no effort
scale-hardest = 10: all you could do
# For screen readers. $question: what is asked.
scale-step = { $question } { $level } of 10
scale-level = { $level } of 10

## The check-in after a session

check-in-title = How was it?
check-in-optional = All of this is optional, and kept as soon as you choose it.
check-in-pain = How strong is the pain now?
check-in-which = Which one hurt?
check-in-no-idea = I cannot tell
check-in-muscle = How does it feel: { $muscle }?
check-in-effort = How hard was the strengthening?
check-in-effort-hint = In the first two weeks 4 to 6 is right; later 6 to 8.

feels-better = Better
feels-same = The same
feels-looser = Looser or unstable
feels-tighter = Tighter
# For screen readers: an answer to "How does it feel?".
feels-named = { $muscle }: { $feels }

follows-unchanged = { $muscle }: the plan stays as it is.
follows-rests-looser = { $muscle }: its stretches rest for { $days } days, and strengthening takes their place.
follows-rests-tighter = { $muscle }: tighter twice in a row, so its stretches rest for { $days } days and a release takes their place.
follows-hold-halved = { $muscle }: the next hold is half as long, { $seconds } s.
follows-green = 0 to 3 is green: the plan goes on, and goes up when the time for it has come.
follows-amber = 4 to 5 is amber: the same dose next time, and nothing goes up. It should settle within a day.
follows-red = This is red: leave it for today, and come back gently.
follows-easier = The easier form next time, because it hurt a little twice in a row: { $exercises }.
follows-half-easier = Half the dose next time, in the easier form where there is one: { $exercises }.
follows-gentle-day = Today is a gentle day: a little movement, no stretches.
follows-gentle-days = Today and tomorrow are gentle days: a little movement, no stretches.
follows-see-clinician = This is the second red within a week: rest, and let a clinician have a look.
follows-only-kept = This is kept, and changes nothing by itself.

## When the coach advises against what a person wants to begin

against-title = Before you begin
# $name: of the routine.
against-what = You want to begin “{ $name }”. This speaks against it:
against-locked-title = Not now
against-instead = What may help more
against-anyway = Begin anyway
against-anyway-text = It is your decision. Choose or write why; the reason is kept with your records.
against-reason-clinician = A clinician told me to
against-reason-warm = I am warm from moving
against-reason-tight = I looked, and it is tight
against-reason-stands = I want to, this once
against-reason-own = In your own words
against-leave = Leave it
against-signs = When to see someone
