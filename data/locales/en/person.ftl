### Who the person is: the profile, the safety questions, the signs to get help for, and what to do when
### something hurts. Short sentences, for someone who may be frightened. Nothing here names an illness
### that a person might have, and nothing promises.
###
### Groups that begin with "Labels" say nothing about health. Everywhere else each message names where
### it comes from, in a comment "# source: KEY, KEY"; `tests/health_claims.rs` lists them all.
### The keys:
###
### AGE: Kouyoumdjian et al. 2012, OTSR 98:17, and the CDC joint range of motion study: range gets smaller with the years
### AMP: Momentum (Danish amputee association), stretching exercises for amputees; US Veterans Health Library, lower body strengthening after amputation
### BARTSCH: Bartsch et al. 2021, J Clin Med 10:5360, when not to use a foam roller (Delphi study)
### CES: cauda equina warning signs, card of the NHS (Greenhalgh, Mercer, Finucane, Selfe)
### FABERSIGN: evidenceinphysicaltherapy.wikidot.com, FABER test: limited and painful, it is a sign of the hip joint
### HEART: NHS, heart attack: call at once, rest while waiting; Portsmouth City Council and NHS: do not drive yourself
### HSS: London Health Sciences Centre, hip precautions; Hospital for Special Surgery, poses to avoid
### HYPER: Total Sports Medicine and Therapy, why stretching is counter-productive in hypermobility
### J: our own judgement, on the careful side; no source found
### NEWCASTLE: Newcastle Hospitals NHS, exercise and your health: when not to exercise
### NG59: the usual list of warning signs in back pain, as in NICE guideline NG59
### NHSSCI: NHS Wales, sciatica: when to see someone, when to go at once
### NUMBERS: ITU-T E.161.1 and the GSM standard: 112 and 911 as emergency numbers
### PARQ: PAR-Q, the questions before physical activity (Canadian Society for Exercise Physiology)
### PREG: NHS wording on exercise in pregnancy: not flat on the back after about 16 weeks
### RNOH: Royal National Orthopaedic Hospital, deep gluteal syndrome
### ROS: Royal Osteoporosis Society, bending forward with osteoporosis
### SEED: the blog post behind the method: test first, strengthen first, stretch at most once a day
### TRAFFIC: NHS pain traffic light (Provide Physiotherapy; Allied Health Professionals Suffolk)

## Labels: the way to these pages

person-links-title = You and your health
person-about-you = About you
person-safety-questions = Safety questions
person-get-help = When to get help

## Labels: the profile

person-title = About you
person-lead = What you tell here decides which exercises are suggested. Leave out what you like, and change it whenever you like. It stays on this computer.
person-saved = Every answer is kept at once.
person-next = Next: the safety questions
person-done = Done
# In front of a choice: how many exercises fit with it.
person-fits = { $count ->
    [one] one fits
   *[other] { $count } fit
}
person-age = How old are you?
person-age-under-40 = Under 40
person-age-40-49 = In my forties
person-age-50-59 = In my fifties
person-age-60-69 = In my sixties
person-age-70-79 = In my seventies
person-age-80 = Eighty or over
person-sitting = How many hours do you sit on a usual day?
# On a small button.
person-hours = { $hours }
person-hours-or-less = { $hours } or less
person-hours-or-more = { $hours } or more
person-strength-title = Strengthen before you stretch?
person-strength-by-hours = As my hours of sitting say
person-strength-always = Always
person-strength-never = In any order
person-lying = Where can you lie down and get up again by yourself?
person-lying-floor = On the floor
person-lying-bed = On a bed
person-lying-nowhere = Nowhere, or not now
person-kneeling = Can you kneel?
person-kneeling-yes = I can kneel on one knee
person-kneeling-no = Better not
person-spot = Where are you usually when you begin?
person-spot-desk = At a desk, in office clothes
person-spot-floor = At home, with room to move
person-spot-ask = Ask me each time
person-equipment = What is at hand?
person-minded = Is there anything to be minded?
person-minded-lead = Choose what applies. What follows is said below it. If you are not sure, choose it, and ask a clinician.
person-minded-hips = Hips, knees and legs
person-minded-back = Back and nerves
person-minded-inside = Heart, blood and bones
person-minded-pregnant = Pregnancy
person-minded-body = Joints, balance and build
person-amputation = Has a leg been amputated?
person-amputation-no = Neither leg
person-amputation-left = The left leg
person-amputation-right = The right leg
person-amputation-below = Below the knee
person-amputation-above = Above the knee
person-amputation-prosthesis = I wear a prosthesis while exercising

condition-hip-replacement = Hip replacement
condition-hip-impingement = Pinching at the front of the hip
condition-knee-injury = Knee ligament or meniscus
condition-shoulder-or-wrist = Shoulder or wrist trouble
condition-osteoporosis = Osteoporosis
condition-pregnant = Pregnant, before week 16
condition-pregnant-from-16-weeks = Pregnant, from week 16
condition-sciatica = Pain down the leg these days
condition-deep-gluteal-pain = Deep pain in the buttock
condition-balance = Unsure balance, or falls
condition-hypermobile = Very mobile joints
condition-clot-or-anticoagulant = Clot, blood thinners, wound or numb skin
condition-high-blood-pressure = High blood pressure
condition-extension-sensitive-back = Bending backwards hurts
condition-outer-hip-pain = Pain at the outer hip
condition-neck-pain = Neck pain
condition-heart-or-lung = Heart or lung trouble
condition-larger-body = Larger body
condition-less-flexible = Not very flexible

## Labels: what fits, in numbers

person-fit = { $fit } of { $all } exercises fit you
person-fit-at-desk = { $count ->
    [one] One of them can be done at a desk.
   *[other] { $count } of them can be done at a desk.
}
person-fit-unscreened = { $count ->
    [0] Until the safety questions are answered, none is suggested.
    [one] Until the safety questions are answered, one gentle move is suggested.
   *[other] Until the safety questions are answered, { $count } gentle moves are suggested.
}
person-fits-kind = { $kind }: { $fit } of { $all }
person-leaves-out = { $count ->
    [0] No exercise is left out because of it alone.
    [one] One exercise is left out because of it.
   *[other] { $count } exercises are left out because of it.
}
# $things: such as "ball (4)".
person-equipment-would-open = More would fit with: { $things }.
person-equipment-thing = { $thing } ({ $count })
person-equipment-all = Nothing that you lack would open more.
person-equipment-at-home = At home, a mat, a cushion and a towel are taken as found.
person-spot-desk-follows = A click starts with what can be done there: { $count } exercises, seated or standing.
person-spot-floor-follows = A click starts with all that fits you.
person-spot-ask-follows = The first question of a session is then: desk or floor?

## What follows from the profile

# source: J
person-age-unsaid = Without it, tests of strength are compared with no age until you choose one there, and the safety questions ask whether you are over 69.
# source: J
person-age-below-60 = Tests of strength are compared with what is usual at your age. The safety questions do not ask for your age.
# source: AGE, J
person-age-from-60 = Tests of strength are compared with what is usual at your age, left and right with each other first: range gets smaller with the years. The safety questions do not ask for your age.
# source: AGE, PARQ, J
person-age-over-69 = Tests of strength are compared with what is usual at your age, left and right with each other first: range gets smaller with the years. The safety questions ask whether you are used to being active.
# source: SEED, J
person-strength-unsaid = Strengthening comes first: until you say otherwise, Unsit takes you for someone who sits much.
# source: SEED, J
person-strength-from-hours = From { $from } hours on, strengthening comes first: no stretch is suggested before the day’s strengthening is done.
# source: SEED, J
person-strength-below-hours = Below { $from } hours, a stretch can be suggested without strengthening before it. A test still decides.
# source: SEED
person-strength-chosen = No stretch is suggested before the day’s strengthening is done. A stretch tends to ease for minutes; strength tends to last.
# source: SEED, J
person-strength-not-chosen = A stretch can be suggested before the day’s strengthening. A test still decides, and once a day is still enough.
# source: J
person-lying-floor-follows = Exercises on the floor and on a bed are open.
# source: J
person-lying-bed-follows = What needs the floor stays out; the rest is done on the bed.
# source: SEED, J
person-stays-up = You stay seated or standing: what is done lying down or on the knees stays out.
# source: J
person-kneeling-yes-follows = Exercises on one knee and on hands and knees are open.
# source: J
person-kneeling-no-follows = Exercises on the knees stay out.
# source: J
person-kneeling-changes-nothing = Exercises on the knees are done on the floor, so this changes nothing for now.
# source: HSS
condition-hip-replacement-follows = Deep bending, crossing and twisting of the hip stay out. Do what is left only once your surgeon has agreed, and not in the first six weeks.
# source: J
condition-hip-impingement-follows = Positions that may pinch the front of the hip stay out.
# source: J
condition-knee-injury-follows = What bends the knee far or turns it under load stays out.
# source: J
condition-shoulder-or-wrist-follows = What rests your weight on arms and hands stays out.
# source: ROS
condition-osteoporosis-follows = Rounding and twisting the back as far as it goes stay out. Strengthening the hips stays in.
# source: PREG, J
condition-pregnant-follows = Lying face down, balls and rollers stay out. Ask your midwife or doctor what suits you.
# source: PREG, J
condition-pregnant-from-16-weeks-follows = Lying flat on the back or face down, balls and rollers stay out. On the side, seated and standing are left. Ask your midwife or doctor what suits you.
# source: NHSSCI, J
condition-sciatica-follows = What may bring the leg pain on stays out, and strengthening stays at its easier forms. Keep moving; sitting or lying for long tends to make it worse.
# source: RNOH, J
condition-deep-gluteal-pain-follows = Strengthening starts low and stays at its easier forms. Long sitting and stairs tend to bring it on.
# source: J
condition-balance-follows = Standing exercises that ask for balance stay out.
# source: HYPER, SEED
condition-hypermobile-follows = No stretch is suggested. Strengthening and releasing take its place.
# source: BARTSCH, J
condition-clot-or-anticoagulant-follows = No ball and no roller.
# source: J
condition-high-blood-pressure-follows = Holds longer than ten seconds stay out. Breathe on; counting aloud may keep you from holding your breath.
# source: J
condition-extension-sensitive-back-follows = What bends the back or the hip far backwards stays out.
# source: J
condition-outer-hip-pain-follows = What lies on the outer hip, loads it or pulls it across stays out.
# source: J
condition-neck-pain-follows = What rests on the neck or lifts the head stays out.
# source: PARQ, J
condition-heart-or-lung-follows = Lying flat on the front stays out. Ask your doctor how much effort suits you.
# source: SEED, J
condition-larger-body-follows = Seated and standing stretches come first.
# source: SEED, J
condition-less-flexible-follows = Seated and standing stretches come first, and the hardest strengthening stays out.
# source: AMP, J
person-amputation-follows = Each exercise is done on the side that it is for, and self-tests on the leg that they can look at. Lying face down is added to the strengthening where you can lie: it may keep the hip from staying bent.
# source: J
person-amputation-without-prosthesis = Without a prosthesis, what stands on both feet stays out.

## The safety questions

# source: PARQ
screening-title = Safety questions
# source: PARQ
screening-lead = Eight questions, one minute. They are there to find out whether a doctor should be asked first.
# source: PARQ, J
screening-again = They come again after three months, because health changes.
# source: PARQ
screening-old = You answered them { $when }. More than three months have passed: please look at them again.
# source: PARQ
screening-known = You answered them { $when }. If something has changed, answer them again.
# source: J
screening-skipped-before = You skipped them { $when }.
# source: PARQ
screening-heart-condition = Has a doctor ever spoken of a heart condition, or said that you should only be active in ways that a doctor recommends?
# source: PARQ
screening-chest-active = Do you feel pain in your chest when you are active?
# source: PARQ
screening-chest-rest = In the past month, have you had chest pain while you were at rest?
# source: PARQ
screening-dizzy = Do you lose your balance because of dizziness, or do you ever lose consciousness?
# source: PARQ
screening-bone-joint = Is there something about your bones or joints that activity could make worse?
# source: PARQ
screening-medicine = Do you take medicine for your blood pressure or your heart?
# source: PARQ
screening-other-reason = Do you know of any other reason why you should not exercise?
# source: PARQ
screening-over-69 = Are you over 69 and not used to being active?
# source: PARQ
screening-not-active = Are you not used to being active?
# source: PARQ, NEWCASTLE, J
screening-yes-heart = Please ask a doctor before you exercise. Unsit keeps exercises closed until you say that a clinician has cleared you. If there is chest pain now, call your emergency number.
# source: PARQ
screening-yes-other = Please check with your doctor before you start. Nothing is locked.
# source: PARQ
screening-done-clear = Nothing here asks for a doctor first. Begin slowly, and build up little by little.
# source: PARQ
screening-done-other = Please check with your doctor before you start. Nothing is locked: you decide.
# source: PARQ, J
screening-done-heart = Please ask a doctor first. Exercises are closed until you say that a clinician has cleared you.
# source: J
screening-done-skipped = Without the answers, only gentle moves on a chair or standing are suggested. You can answer at any time.
# source: J
screening-skip-follows = Then only gentle moves on a chair or standing are suggested: { $fit } of { $all } exercises.

## Labels: around the safety questions

screening-yes = Yes
screening-no = No
# Beside the question that is next.
screening-keys = Keys: 1 yes, 2 no
# For screen readers: which question the button answers.
screening-answer-named = { $answer }: { $question }
screening-keep = Keep these answers
screening-left = { $count ->
    [0] All questions are answered.
    [one] One question is left.
   *[other] { $count } questions are left.
}
screening-skip = Skip the questions
screening-thanks = Thank you
screening-see-lock = What opens them again
screening-done = Done

## When to stop

# source: NHSSCI, NEWCASTLE, TRAFFIC, J
stop-rule-title = When to stop
# source: NHSSCI, NEWCASTLE, TRAFFIC, J
stop-rule = Stop at once at a sharp or stabbing pain, a pinch in the groin, pain or tingling or numbness that runs down the leg, weakness or a leg that gives way, dizziness, chest pain or breathlessness, or pain that climbs above 5 of 10 while you exercise. A stretch should stay at 4 of 10 or below. Come out of the position slowly. If it does not settle within 24 hours, do not repeat that exercise.

## When to get help

# source: CES, NEWCASTLE
flags-lead = If one of these is new or quickly changing, do not exercise. Press what applies, and read what to do.
# source: CES
flags-now-title = Go at once
# source: CES
flags-nerve-title = Numbness, bladder, bowel, both legs
# source: CES, NHSSCI
flags-nerve-lead = Any one of these, new or quickly changed, with or without back pain, may be a nerve emergency.
# source: CES
flags-nerve-saddle = Loss of feeling, or pins and needles, between the inner thighs or in the genitals
# source: CES
flags-nerve-seat = Numbness in or around the back passage or the buttocks; wiping feels different
# source: CES
flags-nerve-bladder = Passing urine is harder to start, stop or control, leaks or is not felt; not knowing whether the bladder is full
# source: CES
flags-nerve-bowel = A bowel movement cannot be held, leaks, or is not felt
# source: CES
flags-nerve-sex = A change in erection or ejaculation, or no feeling in the genitals during sex
# source: CES, NHSSCI
flags-nerve-legs = Sudden or severe weakness or numbness in both legs, or sciatica on both sides
# source: CES
flags-nerve-here = One of these is there
# source: NEWCASTLE, HEART
flags-heart-title = Chest pain, breathlessness, collapse
# source: NEWCASTLE, HEART
flags-heart-lead = Pain, pressure or tightness in the chest, trouble breathing that does not pass at once, fainting or a collapse. It may come with or without exercise.
# source: NEWCASTLE, HEART
flags-heart-here = This is happening
# source: NG59, J
flags-first-title = See a clinician first
# source: NG59, J
flags-first-lead = Have one of these looked at before you exercise. If it gets worse quickly, go the same day. Press what applies.
# source: NG59
flags-after-fall = Back pain after a fall or an accident
# source: NG59, NEWCASTLE
flags-fever = Back pain with fever or feeling ill
# source: NG59
flags-history = New, sudden pain with a history of cancer, unexplained weight loss, steroid medicine or osteoporosis
# source: NG59
flags-night-pain = Constant pain at night that no position eases
# source: NG59
flags-foot-drop = A foot that has begun to drag, or a leg that gets weaker
# source: NG59, NEWCASTLE
flags-hot-swollen = A hot, red, swollen joint or calf
# source: NHSSCI, J
flags-soon-title = See a clinician soon
# source: NHSSCI, TRAFFIC, J
flags-soon = Pain that is not better after a few weeks of exercises at home, gets worse, or keeps you from what you usually do; leg pain below the knee with tingling; a pinch in the groin or a hip that locks; pain at the outer hip at night; pain that stays for three days after exercise; pain of the pelvis in pregnancy; any surgery in the last three months. Nothing is locked because of these.

## When exercises are closed

# source: CES
locked-nerve-title = Stop. This may be a nerve emergency.
# source: CES
locked-nerve-do = Go to an emergency department or call your emergency number now. Do not wait, and do not exercise.
# source: CES, J
locked-nerve-say = Say which sign is new and since when, above all numbness between the legs and anything about bladder or bowel. Nobody there finds it embarrassing.
# source: NEWCASTLE, HEART
locked-heart-title = Stop. Call your emergency number now.
# source: NEWCASTLE, HEART
locked-heart-do = Chest pain, trouble breathing or a collapse can be an emergency. Sit down and rest until help comes. Do not drive yourself.
# source: HEART, J
locked-heart-say = If you can, let someone stay with you. Go even if it has passed: let it be looked at before you exercise again.
# source: NUMBERS
locked-numbers = The number is 112 in Europe and many other countries, 911 in North America, 999 in the United Kingdom, 000 in Australia, and your own country’s number elsewhere. Most mobile phones put a call to 112 through to the local one.
# source: PARQ
locked-question-title = Please ask a doctor first
# source: PARQ
locked-question-do = One of your answers was about the heart, chest pain, or dizziness and fainting. Ask a doctor which activity suits you before you exercise. If there is chest pain now, call your emergency number.
# source: NG59, J
locked-first-title = See a clinician first
# source: NG59, J
locked-first-do = Let a clinician look at it before you exercise. If it gets worse quickly, go the same day; if a sign of the other list comes, go at once.
# source: J
locked-first-anyway = Nothing is suggested until a clinician has cleared you. You may still decide otherwise: a routine that you begin yourself asks you once more, and then it runs.
# source: J
locked-closed = Exercises stay closed until a clinician has cleared you.

## Labels: around what is closed

locked-noted = You noted it { $when }.
locked-sign = You noted { $when }: { $sign }
locked-cleared = A clinician has cleared me
locked-cleared-tick = A doctor or another clinician has looked at this, and has told me that I can exercise.
locked-cleared-yes = Open the exercises
locked-mistake = It was a mistake
locked-mistake-tick = I pressed it by mistake. None of these signs is there.
locked-mistake-answer-tick = I answered by mistake. I take the answers back, and answer the questions again.
locked-mistake-yes = Take it back
locked-no = Leave it as it is
locked-routines = Show the routines

## When something hurts

# source: NHSSCI, J
hurts-title = Come out of the position slowly
# source: J
hurts-come-out = The session is paused. Take the time that you need.
# source: CES, NEWCASTLE
hurts-emergency-title = Get help now
# source: CES, NEWCASTLE
hurts-emergency-lead = Press what applies: the session ends, and you read what to do.
# source: CES
hurts-nerve = New numbness between the legs or around the back passage, new trouble with bladder or bowel, or weakness or numbness in both legs
# source: NEWCASTLE
hurts-heart = Chest pain, breathlessness or fainting that does not pass at once
# source: CES, NEWCASTLE
hurts-emergency = New numbness between the legs or around the back passage, new trouble with bladder or bowel, or weakness or numbness in both legs: do not exercise. Go to an emergency department or call your emergency number now. The same holds for chest pain, breathlessness or fainting that does not pass at once.
# source: TRAFFIC
hurts-light-unsaid = Up to 3 is green, 4 and 5 are amber, from 6 on it is red. What follows is said as soon as you choose.
# source: TRAFFIC
hurts-light-green = Green. You may go on, as long as it stays at 3 or below.
# source: TRAFFIC
hurts-light-amber = Amber. You may go on if it does not climb and settles within a day. The dose does not grow.
# source: TRAFFIC
hurts-light-amber-strength = Amber. You may go on if it does not climb and settles within a day. The dose does not grow; after amber twice in a row the easier form takes its place.
# source: TRAFFIC, J
hurts-light-amber-stretch = Amber, and a stretch stops above 4: this one is over for today.
# source: TRAFFIC, J
hurts-light-red = Red. This exercise is over for today, and is left out of what is suggested next. Today and tomorrow are gentle days. At a second red within a week, let a clinician have a look.
# source: TRAFFIC, J
hurts-light-red-strength = Red. This exercise is over for today; next time it comes at half the dose, in its easier form. Today and tomorrow are gentle days. At a second red within a week, let a clinician have a look.

## Labels: around what hurts

hurts-which = Which exercise hurts?
hurts-which-unsaid = I cannot say
hurts-how-much = How much does it hurt?
pain-none = 0: no pain
pain-worst = 10: the worst that you can think of
hurts-stop = Stop the session
hurts-skip = Go on with the next exercise
hurts-go-on = Back to the session
hurts-more = All signs to get help for

## What follows where a self-test could not be done

# source: J, NHSSCI
follows-tingling = Tingling and numbness speak of a nerve, not of a tight muscle. The muscle is not stretched on this side. If it goes on, let a clinician have a look.
# source: J, FABERSIGN
follows-groin = A pinch in the groin speaks of the joint, not of the muscle. The muscle is not stretched on this side. Let a clinician have a look at the hip.
# source: J, TRAFFIC
follows-pain = Pain like that ends the test. The muscle is not stretched on this side; a release or strengthening takes its place.
# source: J
follows-position = That says nothing of the muscle. It is not stretched until it was tested; strengthening or a release can take its place.
