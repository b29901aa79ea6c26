pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models

/* The pages that are no request: status, survey, my data. Made anew at each opening, like every page of the resident's. */
Loader {
    id: area

    required property ShellModel shell
    required property OthersModel vm

    anchors.fill: parent
    focus: true
    Component.onCompleted: {
        switch (vm.page) {
        case "scan":
            sourceComponent = scan;
            break;
        case "pin":
            sourceComponent = pin;
            break;
        case "answer":
            sourceComponent = answer;
            break;
        case "survey":
            sourceComponent = survey;
            break;
        case "thanks":
            sourceComponent = thanks;
            break;
        case "lines":
            sourceComponent = lines;
            break;
        case "wrong":
            sourceComponent = wrong;
            break;
        case "done":
            sourceComponent = done;
            break;
        default:
            sourceComponent = code;
        }
    }

    Component {
        id: code

        StatusCode {
            shell: area.shell
            vm: area.vm.statusVm
        }
    }
    Component {
        id: scan

        StatusScan {
            shell: area.shell
            vm: area.vm.statusVm
        }
    }
    Component {
        id: pin

        StatusPin {
            shell: area.shell
            vm: area.vm.statusVm
        }
    }
    Component {
        id: answer

        StatusAnswer {
            shell: area.shell
            vm: area.vm.statusVm
        }
    }
    Component {
        id: survey

        SurveyPage {
            shell: area.shell
            vm: area.vm.surveyVm
        }
    }
    Component {
        id: thanks

        SurveyThanks {
            shell: area.shell
            vm: area.vm.surveyVm
        }
    }
    Component {
        id: lines

        MyData {
            shell: area.shell
            vm: area.vm.myDataVm
            printing: area.vm.printVm
        }
    }
    Component {
        id: wrong

        MyDataWrong {
            shell: area.shell
            vm: area.vm.myDataVm
        }
    }
    Component {
        id: done

        MyDataDone {
            shell: area.shell
            vm: area.vm.myDataVm
        }
    }
}
