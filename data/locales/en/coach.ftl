### What the coach says: why something is suggested, or left out. One sentence each. Nothing here diagnoses.

# $days: whole days since then.
coach-days-ago = { $days ->
    [0] today
    [1] yesterday
   *[other] { $days } days ago
}
# $muscle: "Back thigh"; $side: "left side".
coach-muscle-side = { $muscle }, { $side }
coach-side-left = left side
coach-side-right = right side
coach-side-both = both sides

coach-morning-a = morning A, buttocks and belly
coach-morning-b = morning B, side of the hips and trunk
coach-morning-own = your own strengthening
coach-morning-rest-day = six bridges or ten squeezes

coach-doing-help = Get help first
coach-doing-clinician = See a clinician first
coach-doing-strengthen = Strengthen: { $morning }
coach-doing-flare = A gentle day
coach-doing-stretch = Stretch what is tight, and only that
coach-doing-release = Release with a ball or a roller
coach-doing-move = Move a little
coach-doing-rest = Enough for now
# $length: such as "9 min".
coach-at-most = at most { $length }
coach-why = Why: { $sentence }
coach-also = Also: { $sentence }
# One exercise in the list; $dose as below; $sides empty or "left side".
coach-line = { $exercise }: { $dose }
coach-line-side = { $exercise }, { $side }: { $dose }
coach-dose-holds = { $times } × { $seconds } s
coach-dose-repetitions = { $sets ->
    [1] { $times } times
   *[other] { $sets } × { $times } times
}
coach-check-open = { $exercise }, { $side }, { $seconds } s
coach-check-ask = Ask, and if it is tight: { $exercise }, { $side }, { $seconds } s
coach-check-test = Test, and if it is tight: { $exercise }, { $side }, { $seconds } s

## Asked in a session

coach-ask-still-tight = { $where }: does it still feel tight today?
coach-ask-tight = It feels tight
coach-ask-not-tight = It does not, or I am not sure

## A routine that is started

coach-gate-screening = First the safety questions; you may skip them and keep to gentle moves.
# $test: such as "One-leg stand".
coach-gate-test = Self-test: { $test }
coach-gate-cap = Not now, and here is why.
# $doing: such as "Move a little".
coach-gate-instead = What helps instead: { $doing }

## Locked

coach-why-locked-nerve = You noted a sign of a possible nerve emergency { $when }. Go to an emergency department or call your emergency number now; exercises stay closed until you say that a clinician has cleared them.
coach-why-locked-heart = You noted chest pain, breathlessness or a collapse { $when }. Call your emergency number now; exercises stay closed until you say that a clinician has cleared them.
coach-why-locked-question = You answered yes to a question about heart, chest pain or dizziness { $when }: please check with your doctor before you start.
coach-why-locked-second-list = You noted a sign { $when } that a clinician should see first; nothing is suggested until then.

## Screening

coach-why-not-screened = The safety questions have no answers yet, so only gentle moves on a chair or standing are suggested.
coach-why-screening-is-old = Your answers to the safety questions are from { $when }; please look at them again.
coach-why-ask-doctor = One of your answers to the safety questions { $when } is something to ask a doctor about.

## Pain

# $red: from this pain on it is strong.
coach-why-pain-at-rest = You noted a pain of { $level } out of 10 at rest { $when }, so this is a gentle day. Once it is below { $red }, say so: then the day goes on as usual.
coach-why-red-today = Pain was strong today, or clearly above your usual, so today and tomorrow are gentle days.
coach-why-red = Pain was strong { $when }, or clearly above your usual, so this is a gentle day too: the last one, unless pain is strong again.
coach-why-read-signs = Please look once at the emergency signs: if any of them is new, get help now.
coach-why-two-reds = Pain was strong twice within a week ({ $first } and { $second }): rest, and let a clinician have a look.

## Strengthening

coach-why-strengthen = Today’s strengthening is not done yet; begin with { $morning }.
coach-why-strengthen-next = Today’s strengthening is not done yet; the other one was done { $when }, so it is the turn of { $morning }.
coach-why-strength-first = Strengthening comes before any stretch.
coach-why-strength-first-hours = You sit about { $hours } hours a day, so strengthening comes before any stretch.
coach-why-six-days = You have strengthened six days in a row, the last time { $when }: this is your easy day.
coach-why-maintenance = { $weeks } green weeks behind you, well done: two or three days a week are enough now, and the last was { $when }.
coach-why-small-work-first = On an easy day six bridges or ten squeezes count as your strengthening; then the stretch is open.

## What opens the stretch

# $length and $today: such as "2 h 10 min".
coach-why-long-sitting = You have been sitting for { $length }, { $today } in all today.
coach-why-sits-much = You sit about { $hours } hours a day, and most of today’s are behind you.
coach-why-before-bed = It is evening, a good time to let go of the day’s sitting.
coach-why-after-workout = You have just worked out.
coach-why-clicked = You asked for it.

## Muscles

coach-why-tested-tight = { $where }: tested tight { $when }.
coach-why-tested-borderline = { $where }: tested borderline { $when }, so a short hold.
coach-why-tested-tight-said = { $where }: tested tight { $when }, and today you said that it still feels tight.
coach-why-tested-borderline-said = { $where }: tested borderline { $when }, and today you said that it still feels tight, so a short hold.
coach-why-ask-still-tight = { $where }: tested tight { $when }; whether it still feels tight is asked first.
coach-why-ask-still-borderline = { $where }: tested borderline { $when }; whether it still feels tight is asked first.
coach-why-never-tested = { $where }: not tested yet.
coach-why-test-is-old = { $where }: last tested { $when }, so it is time to look again.
coach-why-not-tight = { $where }: not tight when tested { $when }, so it is left alone until its next test.
coach-why-said-loose = { $where }: today you said that it does not feel tight.
coach-why-could-not-test = { $where }: could not be tested { $when }, so it is not stretched.
coach-why-test-warned = { $where }: the test { $when } brought tingling or a pinch, so it is left alone; if that goes on, let a clinician have a look.
coach-why-rests-looser = { $muscle }: felt looser or unstable after stretching { $when }, so its stretches rest for a week and strengthening takes their place.
coach-why-rests-tighter = { $muscle }: felt tighter after stretching twice in a row, the last time { $when }, so its stretches rest for a week and a release takes their place.
coach-why-half-hold = { $muscle }: felt tighter after stretching { $when }, so the hold is half as long.
coach-why-hypermobile = Your joints move far already, so you strengthen and release instead of stretching.

## The day

coach-why-stretched-today = You have stretched today, and once a day is enough.
coach-why-released-today = You have used the ball or the roller today, and once a day is enough.
coach-why-enough = You have strengthened today. That is enough for now.
coach-why-nothing-due = Nothing is due now.
coach-why-too-late = It is late; strengthening can wait until the morning.
coach-why-declined = You said “not now” to strengthening.

## Exercises

coach-why-notch-up = { $exercise }: two sessions done in full and without pain, the last { $when }, so it goes up one notch.
coach-why-harder-form = { $exercise } instead of { $from }: you have climbed all its notches, the last { $when }.
coach-why-easier-form = { $exercise } instead of { $from }: it hurt a little twice in a row, the last time { $when }.
coach-why-lowest-notch = { $exercise } at its lowest dose: it hurt a little twice in a row, the last time { $when }.
coach-why-half-form = Half the dose of { $exercise } instead of { $from }, which hurt { $when }.
coach-why-half-dose = Half the dose of { $exercise }, which hurt { $when }.
coach-why-notch-down = { $exercise }: a little less than last time, which was { $when }.

## What a wish goes over

coach-over-second-stretching = You have stretched today already; a walk, a release or some strengthening may help more than a second time.
coach-over-before-strengthening = Today’s strengthening is not done yet.
coach-over-not-tight = { $exercise }: no test of the last week says tight, or you have not said today that it feels tight.
coach-over-resting = { $exercise }: after the last stretches this muscle rests for a week.
coach-over-phasic = { $exercise }: this muscle tends to get weak rather than tight.
coach-over-too-many = These are more than three stretches.
coach-over-same-muscle = { $exercise }: another stretch for the same muscle is in here already.
coach-over-hold-too-long = { $exercise }: the hold is longer than 60 seconds.
coach-over-not-for-you = { $exercise }: does not suit what you told about yourself.
coach-over-after-red = Pain was strong lately.
coach-over-second-list = You noted a sign that a clinician should see first.

## Where the post-sitting session is done

spot-title = Where are you just now?
spot-why = Most stretches need a place to lie down. At a desk there are others, seated or standing.
spot-desk = At a desk
spot-desk-means = Seated or standing, in the clothes you wear. Nothing needs the floor.
spot-floor = Where I can lie down
spot-floor-means = On a mat, a carpet or a firm bed.
spot-remembered = This is remembered. You can change it under “About you” at any time.
