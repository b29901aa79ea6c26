; BalaiKios-Setup.exe: puts one tree into Program Files and lets that tree's own Python do everything else.
;
; Silent: BalaiKios-Setup.exe /S [/STICK=FOLDER] [/CAMERA=SPEC] [/PRINTER=SPEC] [/SESSION=auto|shell|launcher|assigned|none]
;         [/KEEPDESKTOP] [/FILESONLY]
; Exit codes: 0 done, 1 stopped by the person, 2 the PC does not fit, 3 the files could not be written (the old tree is back),
;             4 the new tree does not work on this PC (the old tree is back), 5 a step of the setting up failed (run it again).
;
; An interrupted run leaves "new" or "old" beside the tree; the next run sweeps the first and puts the second back.

Unicode true
Target amd64-unicode
SetCompressor /SOLID ${COMPRESSOR}
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "x64.nsh"
!include "WinVer.nsh"

!define NAME "Balai Kiosk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\BalaiKiosk"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\${NAME}"
RequestExecutionLevel admin
ShowInstDetails show
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Pemasang kios balai RW"
VIAddVersionKey LegalCopyright "Apache-2.0"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

Var Wishes
Var Option
Var Code
Var OnlyFiles

!macro Fail CODE SENTENCE
  DetailPrint "${SENTENCE}"
  IfSilent +2
    MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}"
  SetErrorLevel ${CODE}
  Abort "${SENTENCE}"
!macroend

!macro Wish OPTION FLAG
  ClearErrors
  ${GetOptions} $CMDLINE "/${OPTION}=" $Option
  ${IfNot} ${Errors}
    StrCpy $Wishes '$Wishes ${FLAG} "$Option"'
  ${EndIf}
!macroend

; Rename fails while a process of ours still has a file open: the services and the window end first.
!macro EndOurs
  nsExec::Exec 'sc.exe stop BalaiKioskUpdate'
  Pop $0
  nsExec::Exec 'sc.exe stop BalaiKioskAgent'
  Pop $0
  ${If} ${FileExists} "$INSTDIR\python\python.exe"
    nsExec::ExecToLog '"$INSTDIR\python\python.exe" -I -m installer.windows end'
    Pop $0
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "Komputer ini 32-bit; kios perlu Windows 64-bit." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Windows ini terlalu lama; kios perlu Windows 10 atau 11." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  StrCpy $Wishes '--stick "$EXEDIR"'
  !insertmacro Wish STICK --stick
  !insertmacro Wish CAMERA --camera
  !insertmacro Wish PRINTER --printer
  !insertmacro Wish SESSION --session
  ClearErrors
  ${GetOptions} $CMDLINE "/KEEPDESKTOP" $Option
  ${IfNot} ${Errors}
    StrCpy $Wishes "$Wishes --keep-desktop"
  ${EndIf}
  StrCpy $OnlyFiles ""
  ClearErrors
  ${GetOptions} $CMDLINE "/FILESONLY" $Option
  ${IfNot} ${Errors}
    StrCpy $OnlyFiles "yes"
  ${EndIf}
FunctionEnd

Section "Kios"
  SetRegView 64
  SetShellVarContext all
  !insertmacro EndOurs
  SetOutPath "$TEMP" ; a folder cannot be renamed while it is the current one
  ${If} ${FileExists} "$INSTDIR.old\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\*.*"
    Rename "$INSTDIR.old" "$INSTDIR"
  ${EndIf}
  RMDir /r "$INSTDIR.new"
  RMDir /r "$INSTDIR.old"

  DetailPrint "Menyalin program kios ${VERSION} ..."
  SetOutPath "$INSTDIR.new"
  ClearErrors
  File /r "${TREE}\*.*"
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  SetOutPath "$TEMP"
  ${If} ${Errors}
    RMDir /r "$INSTDIR.new"
    !insertmacro Fail 3 "Berkas kios tidak tertulis lengkap. Kosongkan disk (1 GB), lalu jalankan pemasang lagi."
  ${EndIf}

  DetailPrint "Memeriksa program di komputer ini ..."
  nsExec::ExecToLog '"$INSTDIR.new\python\python.exe" -I -m kiosk selfcheck'
  Pop $Code
  ${If} $Code != 0
    RMDir /r "$INSTDIR.new"
    !insertmacro Fail 4 "Program kios tidak berjalan di komputer ini; yang lama tetap dipakai. Kirim foto layar ini ke kota."
  ${EndIf}

  ClearErrors
  ${If} ${FileExists} "$INSTDIR\*.*"
    Rename "$INSTDIR" "$INSTDIR.old"
  ${EndIf}
  ${IfNot} ${Errors}
    Rename "$INSTDIR.new" "$INSTDIR"
  ${EndIf}
  ${If} ${Errors}
    ${IfNot} ${FileExists} "$INSTDIR\*.*"
      Rename "$INSTDIR.old" "$INSTDIR"
    ${EndIf}
    RMDir /r "$INSTDIR.new"
    !insertmacro Fail 3 "Program lama masih dipakai. Nyalakan ulang komputer, lalu jalankan pemasang lagi."
  ${EndIf}
  RMDir /r "$INSTDIR.old"

  WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL}" "Publisher" "Balai Kiosk"
  WriteRegStr HKLM "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1
  WriteRegDWORD HKLM "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}

  ${If} $OnlyFiles == ""
    DetailPrint "Menyiapkan komputer ..."
    nsExec::ExecToLog '"$INSTDIR\python\python.exe" -I -m installer.windows apply --yes $Wishes'
    Pop $Code
    ${If} $Code != 0
      !insertmacro Fail 5 "Satu langkah belum berhasil; baca kalimat terakhir di atas, lalu jalankan pemasang lagi."
    ${EndIf}
  ${EndIf}
SectionEnd

Section "Uninstall"
  SetRegView 64
  SetShellVarContext all
  !insertmacro EndOurs
  nsExec::ExecToLog '"$INSTDIR\python\python.exe" -I -m installer.windows uninstall --yes'
  Pop $Code
  ${If} $Code != 0
    !insertmacro Fail 5 "Setelan komputer belum kembali; baca kalimat terakhir di atas, lalu copot lagi. Programnya tetap ada."
  ${EndIf}
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.new"
  RMDir /r "$INSTDIR.old"
  RMDir /r "$INSTDIR"
  DeleteRegKey HKLM "${UNINSTALL}"
SectionEnd
