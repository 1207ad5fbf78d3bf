"""A workbook as content: its bytes to the data that YAML files would be.

`package` lets in what is a workbook and no trap (`marks` by `styles`, `ods_marks`, `xls_marks`:
what stands beside the values), `cells` reads it, `old_letters` turn away what is no Unicode,
`headings` find where a table begins (by the `columns` and `shapes` of the sheets and `by_cells`,
for activities `event_columns` and `time_columns`; `grids` read one whose days stand across, by
`grid_cells`, `calendars` one of a month, and `day_parts` one whose parts of the day do; tables
`beside` each other are read as sheets of their own, `cards` and `places_across` are `laid_out`
anew, a `headless` one is given headings, `ticks_across` become names), `rows` tell its rows, those
of a `table`, from what is none by `signs` and `slips` and take cells as they are `meant`, `wrapped`
texts whole; `office_work` is left out, and `told`, `strays`, `marked` and `colours` say what is
left out, guessed or marked. `activities` and `tasks` make `entries` of rows, with
`activity_times` (`moments` by `time_texts` and `time_slips`; `bare_days` by `titles`,
`loose_hours`, `beside_times`, `lengths`; `sessions` where a row says several, `places_behind` where
names say the place), `steps` and `names` (`new_names`: those that only cells tell); in anybody's
table `moved`, `misplaced`, `when_and_where`, `in_names` and `leading` see what stands in another
column's cell, or behind a known word. `ids` finds the id that each row has had; `speech` says of
columns what is said of lines elsewhere. What comes out knows nothing of cells but that each value's
place is one.

`folder` looks whether a year's folder has one, and loads the rest only then.
"""
