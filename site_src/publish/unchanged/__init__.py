"""Only what changed: how a build knows that something is as it was, and where it finds it again.

Content, and the site that stands, come in; out come a hash of all that a campaign is made of
(`made_of`), what the build before knew of this content and this site (`memory`), what stands where
(`extents`), and what a campaign became once (`results`, in packs: `packed`). Nothing here is
believed before it was looked at, and all of it may be deleted. It must not know how a campaign is
planned, rendered or put in place, nor which campaigns there are: of publish's own modules it knows
`jobs`, which are what it keeps, and the endings of `compress`.
"""
