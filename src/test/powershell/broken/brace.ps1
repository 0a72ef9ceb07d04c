if ($true) {
    Write-Output "never closed"
