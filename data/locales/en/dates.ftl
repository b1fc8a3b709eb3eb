### Days, months and times of day.

# $month: a name as below.
date-full = { $day } { $month } { $year }
date-day = { $day } { $month }
date-month-year = { $month } { $year }
# A day with its name: "Tuesday, 10 March 2026".
date-long = { $weekday }, { $day } { $month } { $year }
# $hour and $minute have two digits.
date-time = { $hour }:{ $minute }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Short, below a plot.
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
