"""From a signed plan to the first files of a campaign.

What goes in is one file (.docx, .pdf with text, .txt) laid out as Nghị định 30/2020 has it; what
comes out are the content files of a year in the state “nháp”, and `_nhap.md`, which lists every
paragraph of the plan once and what is left to ask. It makes files, and nothing imports it but its
command. It knows no pages, no outputs and no MkDocs, asks no network and no language model, and the
same file always gives the same bytes.

The stations, in the order of the data:

    reading   read_plan: read_docx, read_pdf (pdf_grids) or text, to `Line`s and places   (lines)
    joining   blocks, joining: what a page cut apart is joined, signs of Markdown are taken away
    parting   papers: the papers of a bundle; refusing: which is the plan, and why a file is none
    ordering  outline: markers, headings with and without numbers (roles: what a section is about;
              stars: of a list or of sections), run-in headings (labels), tasks that stand
              below no heading (unheaded)
    finding   head, signature, citations, week, duties (leads: words that ask or order), slogans
              (quoted_slogans: in a sentence), reports, form, annexed, below (the units below,
              the context), learning (resources); tables: those of a programme as sheets of a
              workbook (gridded; schedule: their rows with the words of the plan), others by
              their columns (tabled: who does what, the theme); what happens in the Week: activities
              (the walk), labelled (lines “Thời gian: …”), dashed (fields between dashes),
              clauses (running text, clause by clause; carrying: what one takes from the one
              before), each with said (when, where, who; moments with day_words and
              several_days, deadlines), naming (the title; titles, nouns), names (bodies) and
              places
    together  collecting: what several places say of one thing is one thing, or a question;
              programme: its entry, by timing, placing, terms and bodies
    keeping   private: persons and contacts are asked about, and go nowhere
    writing   draft (the list of stages), campaign_file, write, ledger

Nothing is made up: each `Entry` has the words of the plan that it comes from (`Quote`), and a value
that the reader refuses is taken out again before anything is written.
"""
