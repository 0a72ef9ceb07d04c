Write-Output 'no end
