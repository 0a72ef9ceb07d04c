<#
.SYNOPSIS
Stores a key or password in Windows Credential Manager, and checks it.
.DESCRIPTION
Asks for what belongs to the slot, without showing it, and hands it to the bot, which stores it under
the service CryptoBot. Nothing is written to a file and nothing stands in the command's history.
Paper trading and backtests need no key.
.PARAMETER Slot
What the key is for.
.PARAMETER FromFile
The JSON file that Coinbase lets you download with a new key. Delete it afterwards.
.PARAMETER Remove
Removes what is stored.
.EXAMPLE
.\scripts\store-credentials.ps1 -Slot coinbase.live -FromFile $HOME\Downloads\cdp_api_key.json
.EXAMPLE
.\scripts\store-credentials.ps1 -Slot telegram
.EXAMPLE
.\scripts\store-credentials.ps1 -Slot telegram -Remove
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)]
    [ValidateSet('coinbase.live', 'coinbase.sandbox', 'cryptocompare', 'coingecko', 'email', 'telegram', 'state_key')]
    [string] $Slot,
    [string] $FromFile = '',
    [switch] $Remove
)

. "$PSScriptRoot\common.ps1"

$folder = Get-BotFolder
$jar = Get-BotJar -Folder $folder
$java = Find-Java
Assert-BotStarts -Java $java -Jar $jar

$verb = 'set'
$words = @()
if ($Remove) {
    $verb = 'remove'
} elseif ($FromFile) {
    $words = @('--from-file', (Resolve-Path -LiteralPath $FromFile).ProviderPath)
}
if ($PSCmdlet.ShouldProcess($Slot, "$verb the credential")) {
    & $java -jar $jar --credentials $verb $Slot $words --home $folder
    if ($LASTEXITCODE -ne 0) {
        throw 'Nothing was changed; the lines above say why.'
    }
    & $java -jar $jar --credentials check --home $folder
    exit $LASTEXITCODE
}
