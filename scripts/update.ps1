<#
.SYNOPSIS
Brings the bot to a new version, or back to the one before.
.DESCRIPTION
Switches the bot's tasks off, unpacks the new package to a folder of its own and lets the new program
do the rest, see --update: it asks a running bot to end, refuses while an order is under way, takes a
backup, puts jar, scripts and documents in place, adds new keys to the configuration, and runs the
health check. Where anything fails, the old version is put back. Then the class-data archive is made
anew and the tasks that were on are switched on again. A bot in a window of its own has to be started
again by you.
.PARAMETER Package
The new package, cryptobot-VERSION-windows.zip.
.PARAMETER RollBack
Puts the version back that the last update replaced. The portfolio goes back to its state of then only
if the old version cannot read today's, and only if nothing was traded since.
.PARAMETER Java
The java.exe to use; found by itself where it is left out.
.EXAMPLE
.\scripts\update.ps1 -Package $HOME\Downloads\cryptobot-0.2.0-windows.zip
.EXAMPLE
.\scripts\update.ps1 -RollBack
.EXAMPLE
.\scripts\update.ps1 -Package $HOME\Downloads\cryptobot-0.2.0-windows.zip -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Update')]
param(
    [Parameter(Mandatory = $true, ParameterSetName = 'Update')]
    [string] $Package,
    [Parameter(Mandatory = $true, ParameterSetName = 'RollBack')]
    [switch] $RollBack,
    [string] $Java = ''
)

. "$PSScriptRoot\common.ps1"

$folder = Get-BotFolder
$jar = Get-BotJar -Folder $folder
$program = Find-Java -Java $Java
$what = 'Put back the version before the last update'
if (-not $RollBack) {
    $Package = (Resolve-Path -LiteralPath $Package).ProviderPath
    $what = "Update from $Package"
}
$enabled = @(Get-ScheduledTask -TaskName $BotTask, $BackupTask -ErrorAction SilentlyContinue |
    Where-Object { $_.State -ne 'Disabled' } |
    ForEach-Object { $_.TaskName })
if (($enabled.Count -gt 0) -and (-not $WhatIfPreference)) {
    Assert-Administrator -For 'To switch the tasks off and on again'
}
if (-not $PSCmdlet.ShouldProcess($folder, $what)) {
    return
}

$temporary = Join-Path ([IO.Path]::GetTempPath()) ('cryptobot-' + [Guid]::NewGuid().ToString('N'))
$code = 1
try {
    foreach ($name in $enabled) {
        Disable-ScheduledTask -TaskName $name | Out-Null
    }
    New-Item -Path $temporary -ItemType Directory | Out-Null
    $words = @('--update', '--home', $folder)
    if ($RollBack) {
        # A running jar cannot be replaced, so a copy of it runs.
        Copy-Item -LiteralPath $jar -Destination $temporary
        $incoming = Join-Path $temporary 'cryptobot.jar'
        $words += '--roll-back'
    } else {
        Expand-Archive -LiteralPath $Package -DestinationPath $temporary
        $incoming = Get-BotJar -Folder (Join-Path $temporary 'cryptobot')
    }
    & $program -jar $incoming $words
    $code = $LASTEXITCODE
    if ($code -eq 0) {
        Get-ChildItem -LiteralPath (Join-Path $folder 'scripts') -Filter '*.ps1' | Unblock-File
        New-ClassDataArchive -Java $program -Jar $jar
    } else {
        Write-Warning 'The program was not changed, or not wholly; the lines above say why and what to do.'
    }
} finally {
    foreach ($name in $enabled) {
        Enable-ScheduledTask -TaskName $name | Out-Null
    }
    if (Test-Path -LiteralPath $temporary) {
        Remove-Item -LiteralPath $temporary -Recurse -Force
    }
}
exit $code
