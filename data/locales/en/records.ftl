### Everything that was told and done, to read and to correct.

records-title = Everything that was told and done
records-intro = The newest first. What is wrong can be corrected or taken back; the coach then answers as if it had never been said.
records-reading = Reading the history …
records-empty = Nothing was told or done yet.
records-earlier = Earlier
records-later = Later
records-newest = To the newest
records-today = Today
records-yesterday = Yesterday
# $day: "Yesterday"; $date: "Tuesday, 10 March 2026".
records-day = { $day }, { $date }

## An entry

# $name: of the routine; $length: how long was worked.
records-session = { $name }, { $length }
records-session-unnamed = A session, { $length }
records-stopped = stopped early
records-abandoned = not gone on with
records-line-repetitions = { $length }, { $count ->
    [one] one repetition
   *[other] { $count } repetitions
}
records-corrected = corrected

## Something was wrong

records-wrong = Wrong?
# For screen readers. $what: the entry; $date: "10 Mar"; $time: "09:12".
records-wrong-named = This was wrong: { $what }, { $date }, { $time }
records-wrong-what = What is right?
records-take-back = Take it back
records-take-back-session = Take the whole session back
# $what: an exercise, with its side.
records-take-back-line = Take back: { $what }
records-leave = Leave it as it is
records-emergency-hint = Take this back only if it was noted by mistake. If the sign was there, exercises stay closed until a clinician has cleared them.
records-taken-back = Taken back. The coach no longer counts it.
records-put-right = Corrected. The coach counts it as it is now.
records-undo = Undo

## What was told, in a sentence each

told-screening-skipped = The safety questions were skipped
told-screening-no = The safety questions were answered, none with yes
told-screening-other = The safety questions were answered, with a yes to ask a doctor about
told-screening-heart = The safety questions were answered, with a yes about heart, chest pain or dizziness
told-emergency-nerve = A sign of a possible nerve emergency
told-emergency-heart = Chest pain, breathlessness or a collapse
# $sign: as the list says it.
told-second = A sign that a clinician should see first: { $sign }
told-cleared = A clinician has cleared exercises
# A self-test that looks at several muscles one by one.
told-test-of = { $test } ({ $muscle })
told-tested = { $test }, { $side }: { $verdict }
# $sign: why it was broken off.
told-tested-sign = { $test }, { $side }: { $verdict }, { $sign }
told-sign-tingling = it tingled
told-sign-groin = it pinched in the groin
told-sign-pain = it hurt
told-sign-not-possible = the position was not possible
told-measured = { $test }, { $side }: { $value }
told-still-tight = { $muscle }, { $side }: still feels tight
told-not-tight = { $muscle }, { $side }: does not feel tight
told-pain-rest = Pain at rest: { $level } of 10
told-pain-before = Pain before exercise: { $level } of 10
told-pain-during = Pain during exercise: { $level } of 10
told-pain-after = Pain after exercise: { $level } of 10
told-pain-next-morning = Pain the next morning: { $level } of 10
# $pain: one of the sentences above.
told-pain-in = { $pain }, in { $exercise }
told-effort = Effort: { $level } of 10
told-check-in = { $muscle } straight afterwards: { $feels }
told-check-in-later = { $muscle } an hour later: { $feels }
told-overrode = Went over a limit, knowing it
told-overrode-because = Went over a limit, knowing it: { $reason }
told-urge = The wish to stretch
# $length and $today: such as "2 h 10 min".
told-sat = Sat for { $length } on end, { $today } in all that day
told-worked-out = Worked out
told-not-now = Not now: { $slot }
told-already-did = Already did: { $slot }
told-never = Never suggest: { $exercise }
told-again = Suggest again: { $exercise }
told-slot-strengthen = strengthening, { $morning }
told-slot-stretch = stretching
told-slot-release = releasing
told-slot-test = self-tests
told-slot-move = gentle moves
