<#
.SYNOPSIS
Takes the bot's tasks out of Windows Task Scheduler.
.DESCRIPTION
Removes the tasks CryptoBot and CryptoBot Backup, where they are. A look at the market that is under
way ends by itself. Nothing in the bot's folder is touched; open positions stay open, and nobody
watches their stop losses until the bot is started again.
.PARAMETER KeepBackup
Leaves the weekly backup.
.EXAMPLE
.\scripts\unregister-task.ps1
.EXAMPLE
.\scripts\unregister-task.ps1 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [switch] $KeepBackup
)

. "$PSScriptRoot\common.ps1"

$names = @($BotTask)
if (-not $KeepBackup) { $names += $BackupTask }
foreach ($name in $names) {
    $task = Get-ScheduledTask -TaskName $name -ErrorAction SilentlyContinue
    if (-not $task) {
        Write-Output "There is no task $name."
    } elseif ($PSCmdlet.ShouldProcess($name, 'Remove the task')) {
        Unregister-ScheduledTask -TaskName $name -Confirm:$false
        Write-Output "Removed: $name"
    }
}
