@echo off
rem Starts Assetkiln from the folder it lies in. JAVA_HOME picks another Java, ASSETKILN_OPTS adds options to it.
setlocal
set "here=%~dp0.."
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
rem Classes as Java keeps them in memory, made when the program was packed. With another Java they are not used.
"%java%" -Xshare:auto "-XX:SharedArchiveFile=%here%\lib\classes.jsa" -Xlog:disable -Xlog:all=error:stderr -XX:TieredStopAtLevel=1 "-Dassetkiln.home=%here%" %ASSETKILN_OPTS% -cp "%here%\lib\*" org.assetkiln.app.Main %*
exit /b %ERRORLEVEL%
