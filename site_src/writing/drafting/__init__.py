"""From a signed plan to the first files of a campaign.

What goes in is one file (.docx, .pdf with text, .txt) laid out as Nghị định 30/2020 has it; what
comes out are the content files of a year in the state “nháp”, and `_nhap.md`, which lists every
paragraph of the plan once and what is left to ask. It makes files, and nothing imports it but its
command. It knows no pages, no outputs and no MkDocs, asks no network and no language model, and the
same file always gives the same bytes.

The stations in the order of the data, each with its modules:

    reading      read_plan (a file, by what it holds): read_docx: docx_parts, docx_numbering;
                 section_tables (a table around a whole plan);
                 read_pdf: pdf_rows (lines of a
                 page), pdf_paragraphs, pdf_grids (lines around cells), pdf_tables;
                 what they give: lines
    tables       stacked_cells (those copied out of Word one cell a line)
    joining      blocks (what a page cut apart is joined, signs of Markdown go): joining (goes on?)
    parting      papers (those of a bundle): signing (where one ends), annexes (what is attached);
                 refusing (which is the plan; why a file is none)
    ordering     outline (what stands below each heading): headed (which lines are headings),
                 markers, stars (marks of entries), above (lines without a mark),
                 roles (what a section is about), unheaded (tasks below no heading):
                 handing_out (below one that does not say so)
    the paper    head: issuer, signature; citations, documents; week, purposes,
                 below (the units below)
    who does     duties: tasks (piece by piece), duty_sentences (several bodies in a paragraph),
                 leads (words that ask or order), task_sentences;
                 reports: report_clause (one of them), report_words;
                 form (for figures)
    slogans      slogans: slogan_lists (line by line), quoted_slogans (in a sentence);
                 hanging (no activity)
    besides      learning (resources), annexed (what the appendices hold)
    tables       programme_tables (as sheets of a workbook), programme_rows (as activities);
                 other_tables (by their columns), other_rows (who does what, the theme),
                 task_tables (whose days are last days), report_rows (who reports),
                 worded_rows (activities in sentences)
    what is on   activities (the walk): fronts (what a paragraph begins with), running_text
                 (clause by clause), clause (one of them), elsewhere (of others),
                 sentences (no names),
                 carrying (what it takes from the one before), labelled (lines “Thời gian: …”),
                 plain_lines (lines without a label), told_apart (named in one section, timed
                 in another), rounds (one for each time),
                 dashed (fields between dashes or bars), parted (between semicolons);
                 what they make: activity
    words        said (when, where), holders (who), naming: moments, day_numbers, day_words,
                 several_days,
                 deadlines; places; names (of bodies); titles, nouns, capitals; labels (run-in)
    together     collecting (several places of one thing, or a question), programme (its entry):
                 timing, placing, terms, bodies
    keeping      private (persons and contacts are asked about, and go nowhere, not even into a
                 quotation): contacts, persons (by what words a text names one)
    writing      make (file to texts): draft (all stations), campaign_file, write, ledger;
                 what all of it is made of: facts

Nothing is made up: each `Entry` has the words of the plan that it comes from (`Quote`), and a value
that the reader refuses is taken out again before anything is written.
"""
