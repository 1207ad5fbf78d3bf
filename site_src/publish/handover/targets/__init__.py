"""Where pages may be published: a folder, Git, SFTP, S3-compatible storage, WebDAV.

`open_target` makes a `Target` of an address; its scheme says which. Each library is behind the one
module of its kind, and is loaded when a target of that kind is opened.
"""
