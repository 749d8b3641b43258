@echo off
rem Starts Assetkiln from the folder it lies in. JAVA_HOME picks another Java, ASSETKILN_OPTS adds options to it.
setlocal
set "here=%~dp0.."
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -Xshare:auto -XX:TieredStopAtLevel=1 "-Dassetkiln.home=%here%" %ASSETKILN_OPTS% -cp "%here%\lib\*" org.assetkiln.app.Main %*
exit /b %ERRORLEVEL%
