### What the voice says in a session. Each is a clip under sounds/voice/; a changed sentence needs `make voice`.
### Short, as one would say it to somebody who lies on a mat.

voice-side-left = Left side.
voice-side-right = Right side.
voice-switch-left = Switch. Left side.
voice-switch-right = Switch. Right side.
voice-rest = Rest.
voice-let-go = Let go.
voice-next = Next:
# In the place of a name that cannot be said.
voice-next-exercise = Next exercise.
voice-set = Set { $number }.
voice-halfway = Halfway.
voice-ten-seconds-left = Ten seconds left.
voice-count = { $number }.
voice-last-one = Last one.
# Said after the number.
voice-own-pace = repetitions, at your own pace.
voice-as-long-as-you-can = As long as you can.
voice-first-try = Try it once.
voice-look = Once more. What do you see?
voice-why-not = What kept you from it?
voice-read-on = Please look at the screen.
voice-how-many = How many did you count?
voice-finished = That is all. Well done.
