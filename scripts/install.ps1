<#
.SYNOPSIS
Installs the bot: checks Java, copies the package to its folder, and closes that folder to others.
.DESCRIPTION
Start it from the unpacked package. It
  1. finds Java and sees whether the bot starts with it,
  2. copies the package to the folder, unless it is there already,
  3. cuts the rights that the folder inherits, so that only you, SYSTEM and Administrators may use
     it: a folder under C:\ may otherwise be changed by every user of this computer,
  4. makes the class-data archive, with which the bot starts in half the time,
  5. with -DefenderExclusion excludes the folder data (and nothing else) from Defender's scans.
It stores no key and starts no task; it says what comes next. Run it again after a new Java.
.PARAMETER Folder
Where the bot is to live. Its path should have ASCII letters alone: with others Java 17 can archive
only a part, and the bot starts slower.
.PARAMETER Java
The java.exe to use; found by itself where it is left out.
.PARAMETER DefenderExclusion
Excludes the folder data from Windows Defender; needs an administrator's rights. Programs stay
scanned: only the files that the bot writes all the time are left alone.
.EXAMPLE
.\scripts\install.ps1
.EXAMPLE
.\scripts\install.ps1 -Folder D:\crypto_bot -DefenderExclusion
.EXAMPLE
.\scripts\install.ps1 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string] $Folder = 'C:\crypto_bot',
    [string] $Java = '',
    [switch] $DefenderExclusion
)

. "$PSScriptRoot\common.ps1"

$package = Get-BotFolder
$source = Get-BotJar -Folder $package
$program = Find-Java -Java $Java
Assert-BotStarts -Java $program -Jar $source
Write-Output "Java: $program"
if ($DefenderExclusion) {
    Assert-Administrator -For 'The exclusion in Defender'
}

$target = [IO.Path]::GetFullPath($Folder).TrimEnd('\')
$isInPlace = [string]::Equals($package, $target, [StringComparison]::OrdinalIgnoreCase)
if ((-not $isInPlace) -and (Test-Path -LiteralPath (Join-Path $target 'cryptobot.jar'))) {
    throw "There is a bot in $target already. To bring it to this version use scripts\update.ps1 there."
}
if ((-not (Test-Path -LiteralPath $target)) -and $PSCmdlet.ShouldProcess($target, 'Make the folder')) {
    New-Item -Path $target -ItemType Directory | Out-Null
}

# The rights come before the files, which then inherit them. Names of groups differ between
# languages of Windows, their numbers do not: S-1-5-18 is SYSTEM, S-1-5-32-544 Administrators.
$me = [Security.Principal.WindowsIdentity]::GetCurrent().User.Value
if ($PSCmdlet.ShouldProcess($target, 'Allow only you, SYSTEM and Administrators')) {
    & icacls.exe $target /inheritance:r /grant:r "*${me}:(OI)(CI)F" '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' /Q
    if ($LASTEXITCODE -ne 0) {
        throw ("The rights of $target cannot be changed. Choose a folder of your own, or run this " +
            'in a PowerShell window with an administrator''s rights.')
    }
}

if ((-not $isInPlace) -and $PSCmdlet.ShouldProcess($target, "Copy the package from $package")) {
    foreach ($part in @('cryptobot.jar', '*.md', 'config', 'scripts')) {
        Copy-Item -Path (Join-Path ($package -replace '([\[\]`*?])', '`$1') $part) -Destination $target -Recurse -Force
    }
}
if ($PSCmdlet.ShouldProcess($target, 'Unblock the scripts that came from the internet')) {
    Get-ChildItem -LiteralPath (Join-Path $target 'scripts') -Filter '*.ps1' | Unblock-File
}

$data = Join-Path $target 'data'
if ($DefenderExclusion -and $PSCmdlet.ShouldProcess($data, 'Exclude the folder from Defender')) {
    New-Item -Path $data -ItemType Directory -Force | Out-Null
    Add-MpPreference -ExclusionPath $data
}
if ($PSCmdlet.ShouldProcess($target, 'Make the class-data archive')) {
    New-ClassDataArchive -Java $program -Jar (Get-BotJar -Folder $target)
    Write-Output "The bot is in $target. Next:"
    Write-Output "  cd '$($target -replace "'", "''")'"
    Write-Output '  .\scripts\cryptobot.ps1 --health'
    Write-Output '  .\scripts\cryptobot.ps1 --backtest --days 90'
    Write-Output '  .\scripts\register-task.ps1    # paper trading every five minutes'
}
