r"""The kiosk on Windows 10 and 11: built here on Linux, installed and held there.

What lies where (decision 048 has the reasons, `CHECKLIST.md` what nobody saw on a real PC yet)

    C:\Program Files\Balai Kiosk\            the package's own tree: written by the installer alone, always starts
        python\                              python.org's embeddable Python, our wheels in Lib\site-packages
        app\                                 kiosk, sync, assets, installer
        kiosk.exe  balai-kiosk-update.exe    console commands; they start python\python.exe beside them
        balai-kiosk-session.exe              the shell of the kiosk's account: window, and window again
        release.json  SHA256SUMS             what this tree is; its every file
    C:\ProgramData\Balai Kiosk\
        data\  keys\                         records and sealed keys: the kiosk's account, the agent's service, administrators
        program\                             trees that updates brought (`installer.update`): administrators write, others read

Who runs
- service `BalaiKioskAgent`, the virtual account of that name: the sync agent, also while nobody is signed in;
- service `BalaiKioskUpdate`, the system's account: `begin`, `judge`, `fetch` of `installer.update`, nothing else;
- account `BalaiKios`, a plain user who is signed in at each start and whose shell is balai-kiosk-session.exe.

Modules that run on the PC import nothing that only Linux has; `build`, `stage`, `runtime` and `trim` run on the building machine.
"""
