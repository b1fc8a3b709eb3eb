### Progress: what the weeks came to. Only strengthening is praised; stretching is told and never counted as more is better.
### Nothing here diagnoses; a difference that may be chance is called so.

progress-title = Progress
progress-reading = Reading the history …
progress-empty = Nothing here yet. After your first session its minutes stand here, and after your first self-test what it said.
progress-empty-go = To the exercises
progress-records = Everything that was told and done

## What is shown

progress-tab-overview = Overview
progress-tab-tightness = Tightness
progress-tab-strength = Strength
progress-tab-exercises = Exercises
progress-range-quarter = 3 months
progress-range-year = 1 year
progress-range-all = All years
progress-numbers = As numbers
progress-all-rows = { $count ->
    [one] Show the one row
   *[other] Show all { $count } rows
}
# $date: "2 March 2026".
progress-week-of = Week of { $date }
progress-nothing = nothing
progress-head-week = Week of
progress-head-month = Month
progress-head-day = Day

## How often

progress-consistency-title = Days of strengthening
progress-consistency = { $days ->
    [0] None in the last six weeks yet. One short session is a beginning.
    [one] One day in the last six weeks. It counts; the next one makes two.
   *[other] { $days } days in the last six weeks.
}
# Shown from two weeks on.
progress-consistency-weeks = { $weeks } weeks in a row with two days or more. Well done: that is how strength tends to stay.
# $days: names of days, or "nothing".
progress-consistency-week = { $week }: { $days }
# Monday to Sunday in one letter each, above the marks.
progress-weekday-1 = M
progress-weekday-2 = T
progress-weekday-3 = W
progress-weekday-4 = T
progress-weekday-5 = F
progress-weekday-6 = S
progress-weekday-7 = S

## Minutes

progress-minutes-title = Minutes
# $strengthen and $stretch: whole minutes a week, on average.
progress-minutes = In the last four whole weeks: { $strengthen } min of strengthening and { $stretch } min of stretching a week.
# The same of a week that is not over, where none is before it.
progress-minutes-first = This week so far: { $strengthen } min of strengthening and { $stretch } min of stretching.
progress-minutes-none = No exercise in the last four whole weeks.
# $kind: "Stretch"; $length: "12 min".
progress-minutes-of = { $kind }: { $length }
progress-minutes-days = { $days ->
    [one] Strengthened on one day
   *[other] Strengthened on { $days } days
}
progress-head-strong-days = Days of strengthening
progress-minutes-axis = { $minutes } min

## Pain

progress-pain-title = Pain, 0 to 10
progress-pain-none = No pain was noted in this time. That may mean that there was none, or that nobody asked.
progress-pain-too-few = Too few answers to compare: it takes three days of this week and three of the week four weeks ago.
# $then and $now: a mean such as "3.5".
progress-pain-noise = Apart from exercises { $now } this week, { $then } four weeks ago. Less than two points apart may be chance.
progress-pain-less = Apart from exercises { $now } this week, { $then } four weeks ago. Two points or more are a real change: it is less.
progress-pain-more = Apart from exercises { $now } this week, { $then } four weeks ago. Two points or more are a real change: it is more. If that goes on, let a clinician have a look.
# Below a plot of days.
progress-pain-means = The lines are the mean of seven days; point at a day to see its own numbers.
progress-pain-rest = At rest
progress-pain-before = Before exercise
progress-pain-after = After exercise
progress-pain-next-morning = Next morning
# $moment: "At rest"; $level: "3" or a mean such as "3.5".
progress-pain-of = { $moment }: { $level }

## Tightness

progress-tightness-none = No self-test yet. A test says which muscle is worth stretching, and which is not.
progress-tightness-go = Test yourself
progress-tightness = A test tells how a muscle was on one day. Range changes slowly, and a look at home can be some degrees off: what shows twice in a row is worth more than what shows once.
# $left and $right: "Tight, 3 days ago".
progress-tightness-sides = Left: { $left }. Right: { $right }.
progress-tightness-verdict = { $verdict }, { $when }
progress-tightness-untested = not tested
progress-turn-looser = less tight than the time before
progress-turn-tighter = tighter than the time before
# $verdict: "Tight"; $turn: as above.
progress-tightness-turned = { $verdict }, { $when }, { $turn }
progress-tightness-of = { $side }: { $verdict }
# In a table: not looked at.
progress-no-value = –

## Strength

progress-strength-none = No test of strength was counted yet. Do one, and note here how long you held or how often you stood up.
progress-strength-seconds = { $value } s
progress-strength-repetitions = { $value ->
    [one] { $value } time
   *[other] { $value } times
}
# $side: "Left side"; $value: "24 s".
progress-strength-side = { $side }: { $value }
# $band: "usual or better".
progress-strength-value-band = { $value } ({ $band })
progress-band-strong = usual or better
progress-band-fair = fair
progress-band-weak = weak
# $first: the first value; $date: its day.
progress-strength-since = { $side }: { $now } now, { $first } on { $date }, { $best } at best.
progress-strength-behind = The { $side } is { $value } behind the other.
progress-strength-usual = Usual from { $value }
progress-strength-usual-men = Men: usual from { $value }
progress-strength-usual-women = Women: usual from { $value }
progress-strength-age = Compare with the age of
progress-strength-age-between = { $from } to { $to }
progress-strength-age-from = { $from } and over
progress-strength-choose-age = Choose an age to see what is usual.
progress-strength-seen = Looked at and not counted: { $what }.
progress-strength-seen-on = { $side } { $verdict }, { $date }
progress-strength-how = How it is done
progress-note-title = Note a result
progress-note-side = Choose the side first.
progress-note-seconds = Seconds
progress-note-repetitions = Times
# $test: "One-leg bridge hold"; $side: "left side"; $value: "24 s".
progress-note-save = Note { $value }, { $side }
progress-note-save-both = Note { $value }
progress-note-done = Noted: { $value }. It can be corrected under “Everything that was told and done”.

## Exercises

progress-exercises-none = No exercise was done yet.
progress-exercises-more = { $count ->
    [one] One more exercise
   *[other] { $count } more exercises
}
progress-dose = { $sessions ->
    [0] Not done in this time.
    [one] Done once in this time, { $length } in all.
   *[other] Done { $sessions } times in this time, { $length } in all.
}
progress-dose-times = { $sessions ->
    [one] once
   *[other] { $sessions } times
}
progress-dose-repetitions = { $count ->
    [one] one repetition
   *[other] { $count } repetitions
}
progress-dose-hold = longest hold { $seconds } s
progress-head-times = Times done
progress-head-time = Time
progress-head-repetitions = Repetitions
progress-head-hold = Longest hold
