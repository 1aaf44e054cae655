"""The benchmark behind `bin/bench`: invented data, the portal's pages, and the floor they are compared with."""
