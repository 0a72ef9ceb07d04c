foreach ($x of $y) { $x }
