<#
.SYNOPSIS
Starts the bot with the right Java and the right flags.
.DESCRIPTION
Everything after the script's name goes to the bot as it is. Trading, status and all other short
commands run with 96 MB of memory; what calculates (backtest, optimize, visualize, dashboard,
explain, verify) takes what it needs.
The exit code is the bot's: 0 done, 1 failed, 2 wrong usage, 3 health check failed, 4 stopped by the
total loss limit, 5 another copy already trades on this folder.
.EXAMPLE
.\scripts\cryptobot.ps1 --status --why
.EXAMPLE
.\scripts\cryptobot.ps1 --paper
#>
. "$PSScriptRoot\common.ps1"

$folder = Get-BotFolder
$jar = Get-BotJar -Folder $folder
$java = Find-Java

# A number keeps its point, whatever the language of this computer is.
$culture = [Globalization.CultureInfo]::InvariantCulture
$words = @($args | ForEach-Object { [Convert]::ToString($_, $culture) })
$flags = $BotFlags
foreach ($mode in @('backtest', 'optimize', 'visualize', 'dashboard', 'explain', 'verify')) {
    if (($words -contains $mode) -or ($words -contains "--$mode")) {
        $flags = @('-XX:+UseSerialGC', '-Xlog:disable')
    }
}
$archive = Join-Path $folder 'cryptobot.jsa'
$all = $flags + @("-XX:SharedArchiveFile=$archive", '-jar', $jar) + $words
if (-not (($words -contains '--home') -or ($words -match '^--home='))) {
    $all += @('--home', $folder)
}
if ($words.Count -eq 0) {
    $all = @('-jar', $jar, '--help')
}
& $java $all
exit $LASTEXITCODE
