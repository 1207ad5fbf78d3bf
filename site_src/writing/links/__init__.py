"""Whether addresses that lead out of the site still lead somewhere, with the network asked.

Campaigns come in; a verdict for each link goes out (alive, dead, unknown), and the content files of
resources with the day on which each was seen. It is the only part that
asks foreign hosts; nothing imports it but its command. It must not know pages' looks or MkDocs.

    gathering   the links of campaigns, each with every spot at which it stands
    asking      one link, one answer: what a host said, however oddly
    judging     answers of two days to a verdict; what was seen is kept under .cache/
    round       all links: a host a second, few at a time
    noting      `last_checked` and `dead_since` into resources.yml
    check       all of that, told as problems
"""
