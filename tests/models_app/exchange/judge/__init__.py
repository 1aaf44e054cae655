"""A judge of the readers: invented models whose truth is known, laid out in the shapes that agencies use.

`models` are invented, `lines`, `tables` and `damage` lay them out on `paper` and say what stands there (`truth`),
`judging` compares that with a reading.
"""
