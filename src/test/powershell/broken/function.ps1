function {
  param([string] $a
}
