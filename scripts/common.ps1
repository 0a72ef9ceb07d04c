<#
.SYNOPSIS
What the other scripts share. Not to be started by itself.
.DESCRIPTION
The other scripts load it with a dot: . "$PSScriptRoot\common.ps1"
It finds Java and the bot's folder and starts the bot's jar. Whatever can be tested stands in the
jar; see the help of each script, for example: Get-Help .\scripts\install.ps1 -Full
#>
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# Health looks for a task of the first name; the jar's --task-xml writes both.
$BotTask = 'CryptoBot'
$BackupTask = 'CryptoBot Backup'

# The same flags as in the scheduled task: a collector, a compiler and a heap that need little.
$BotFlags = @(
    '-XX:+UseSerialGC',
    '-Xmx96m',
    '-XX:TieredStopAtLevel=1',
    '-Xshare:auto',
    '-Xlog:disable'
)

function Get-BotFolder {
    # The folder above this one; a blank and a backslash at its end would end a quoted argument.
    return (Split-Path -Parent $PSScriptRoot).TrimEnd('\')
}

function Get-BotJar {
    param([string] $Folder)
    $jar = Join-Path $Folder 'cryptobot.jar'
    if (-not (Test-Path -LiteralPath $jar -PathType Leaf)) {
        throw "There is no cryptobot.jar in $Folder. Unpack the whole package again."
    }
    return $jar
}

function Find-Java {
    param([string] $Java)
    if ($Java) {
        if (-not (Test-Path -LiteralPath $Java -PathType Leaf)) {
            throw "There is no Java at $Java. Name the java.exe with its whole path."
        }
        return $Java
    }
    $candidates = @()
    if ($env:JAVA_HOME) {
        $candidates += Join-Path $env:JAVA_HOME 'bin\java.exe'
    }
    $onPath = Get-Command -Name 'java.exe' -CommandType Application -ErrorAction SilentlyContinue |
        Select-Object -First 1
    if ($onPath) {
        $candidates += $onPath.Path
    }
    foreach ($maker in @('Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto')) {
        $folder = Join-Path $env:ProgramFiles $maker
        if (Test-Path -LiteralPath $folder) {
            $candidates += Get-ChildItem -LiteralPath $folder -Directory |
                Sort-Object -Property Name -Descending |
                ForEach-Object { Join-Path $_.FullName 'bin\java.exe' }
        }
    }
    foreach ($candidate in $candidates) {
        if (Test-Path -LiteralPath $candidate -PathType Leaf) {
            return $candidate
        }
    }
    throw ('No Java was found. Install the newest Java with long-term support from adoptium.net ' +
        '(Windows x64, with the tick at "Add to PATH"), open a new PowerShell window and try again.')
}

function Assert-BotStarts {
    # An old Java says itself which one is needed.
    param([string] $Java, [string] $Jar)
    & $Java -jar $Jar --version | Out-Null
    if ($LASTEXITCODE -ne 0) {
        throw "The bot does not start with $Java; the lines above say why."
    }
}

function Test-Administrator {
    $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object -TypeName Security.Principal.WindowsPrincipal -ArgumentList $identity
    return $principal.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Assert-Administrator {
    param([string] $For)
    if (-not (Test-Administrator)) {
        throw ("$For needs a PowerShell window with an administrator's rights: right-click on " +
            'Windows PowerShell in the Start menu, "Run as administrator".')
    }
}

function New-ClassDataArchive {
    # The bot starts without it too, only slower: a failure is told and nothing more.
    param([string] $Java, [string] $Jar)
    Write-Output 'Making the class-data archive for fast starts; this takes up to a minute.'
    & $Java -cp $Jar io.cryptobot.task.ClassDataArchive $Jar
    if ($LASTEXITCODE -ne 0) {
        Write-Warning 'The bot will start slower than it could.'
    }
}
