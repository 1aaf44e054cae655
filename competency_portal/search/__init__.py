"""One search box over the library and over what a person works on. May name both apps: it puts the house together."""
