@echo off
call "%~dp0_huong-dan\chay.bat" serve --open
