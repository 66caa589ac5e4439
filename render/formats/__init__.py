"""The kinds of files that films are delivered as: what each can do, and how it is encoded."""
