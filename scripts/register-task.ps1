<#
.SYNOPSIS
Lets Windows Task Scheduler start the bot every five minutes, and take a backup each week.
.DESCRIPTION
Registers the tasks CryptoBot and CryptoBot Backup. Their definitions come from the jar, see
--task-xml: they run whether you are logged on or not, on battery too, wake the computer, wait for a
network, never run twice at once and are started again after a failure. Trading is on paper unless
you say -Live.
You are asked for the password of your Windows account, not for its PIN: only with it does a task
reach the keys in the Credential Manager while nobody is logged on. Windows keeps it; the bot never
sees it.
.PARAMETER Live
Trade with real money; needs -Phase, and asks first.
.PARAMETER Phase
The phase of deployment.json, such as micro_live.
.PARAMETER Interval
Seconds between two looks at the market, whole minutes from 60 to 420.
.PARAMETER Credential
Account and password of the tasks; asked for where it is left out.
.PARAMETER Java
The java.exe to use; found by itself where it is left out.
.PARAMETER Highest
Runs the tasks with an administrator's rights. The bot does not need them.
.PARAMETER Hidden
Leaves the tasks out of Task Scheduler's window, unless it shows hidden tasks.
.PARAMETER NoBackup
Registers no weekly backup.
.EXAMPLE
.\scripts\register-task.ps1
.EXAMPLE
.\scripts\register-task.ps1 -Live -Phase light_live
.EXAMPLE
.\scripts\register-task.ps1 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [switch] $Live,
    [string] $Phase = '',
    [ValidateRange(60, 420)]
    [int] $Interval = 300,
    [System.Management.Automation.PSCredential] $Credential,
    [string] $Java = '',
    [switch] $Highest,
    [switch] $Hidden,
    [switch] $NoBackup
)

. "$PSScriptRoot\common.ps1"

function Get-TaskXml {
    param([string] $Program, [string[]] $Words)
    $lines = & $Program -jar $jar --task-xml --home $folder --java $Program $Words
    if ($LASTEXITCODE -ne 0) {
        throw 'The task cannot be described; the lines above say why.'
    }
    return ($lines -join "`n")
}

$folder = Get-BotFolder
$jar = Get-BotJar -Folder $folder
$program = Find-Java -Java $Java
Assert-BotStarts -Java $program -Jar $jar
if ($Live -and (-not $Phase)) {
    throw 'Live trading needs its phase, for example: -Live -Phase micro_live'
}
if (-not $WhatIfPreference) {
    Assert-Administrator -For 'A task that runs without anybody logged on'
}
if ($Live -and (-not $WhatIfPreference)) {
    $question = "The task will trade with real money, in the phase $Phase, without asking again."
    if (-not $PSCmdlet.ShouldContinue($question, 'Trade with real money?')) {
        Write-Output 'Nothing was registered.'
        return
    }
}

$user = [Security.Principal.WindowsIdentity]::GetCurrent().Name
if ($Credential) {
    $user = $Credential.UserName
} elseif (-not $WhatIfPreference) {
    $Credential = Get-Credential -UserName $user -Message 'The password of this Windows account, not its PIN'
    $user = $Credential.UserName
}

$common = @('--user', $user)
if ($Highest) { $common += '--highest' }
if ($Hidden) { $common += '--hidden' }
$mode = @('--paper')
if ($Live) { $mode = @('--live') }
if ($Phase) { $mode += @('--phase', $Phase) }
$tasks = @{ $BotTask = (Get-TaskXml -Program $program -Words ($mode + @('--interval', "$Interval") + $common)) }
if (-not $NoBackup) {
    $tasks[$BackupTask] = Get-TaskXml -Program $program -Words (@('--backup') + $common)
}
foreach ($name in $tasks.Keys) {
    if ($PSCmdlet.ShouldProcess($name, 'Register the task')) {
        $password = $Credential.GetNetworkCredential().Password
        Register-ScheduledTask -TaskName $name -Xml $tasks[$name] -User $user -Password $password -Force | Out-Null
        Write-Output "Registered: $name"
    }
}
Write-Output 'See it in Task Scheduler (taskschd.msc); stop it with .\scripts\unregister-task.ps1.'
