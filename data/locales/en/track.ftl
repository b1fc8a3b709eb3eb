### A routine as a sound file to take along: its page in the window, and what stands in the file.

## In the file

# Players list tracks by it.
track-album = To follow along
# A chapter. $name: an exercise.
track-chapter-left = { $name }, left side
track-chapter-right = { $name }, right side
# $part: one of the above, or the name alone.
track-chapter-set = { $part }, set { $set }

## The page

# Of the button on a routine's page.
track-save = Save as a track…
track-title = Save as a track
track-what = The tones and the voice of the whole routine as one sound file, to follow along with a phone or a player. It has a chapter for each exercise and side. What is said, and which tones are heard, is as in the settings; questions and what goes at your own pace take no time in it.
track-kind = Kind of file
track-flac = FLAC
track-flac-note = small, nothing is lost
track-ogg = Ogg Vorbis
track-ogg-note = smallest
track-wav = WAV
track-wav-note = large, plays everywhere
track-where = Where
track-where-note = A list of its parts is written beside it: a cue sheet, the same name with .cue.
track-save-now = Save
track-saving = Saving { $path }
# Of the bar, for screen readers.
track-progress = How much is saved
track-percent = { $percent } %
track-cancel = Cancel
track-saved = Saved to { $path } ({ $megabytes } MB).
track-taken = { $path } is there already.
track-replace = Replace it
