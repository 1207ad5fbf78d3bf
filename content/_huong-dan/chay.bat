@echo off
rem Runs build.py with the command that it is given, asks for the campaign, and waits, so that the window of a
rem double click stays open. Only ASCII here: what is said stands in text files beside it.
setlocal
chcp 65001 >nul
cd /d "%~dp0..\.."
set "PYTHONUTF8=1"
set "PYTHON="
py -3 -c "" >nul 2>nul
if not errorlevel 1 set "PYTHON=py -3"
if defined PYTHON goto ready
python -c "" >nul 2>nul
if not errorlevel 1 set "PYTHON=python"
if defined PYTHON goto ready
type "%~dp0thieu-python.txt"
pause
exit /b 3
:ready
type "%~dp0hoi-don-vi.txt"
set "CAMPAIGN="
set /p "CAMPAIGN=> "
if "%CAMPAIGN%"=="" goto all
%PYTHON% build.py %* "%CAMPAIGN%"
goto end
:all
%PYTHON% build.py %*
:end
set "CODE=%ERRORLEVEL%"
echo.
pause
exit /b %CODE%
