import QtQuick

/* The words of a step: its questions, its choices by code, and what keeps it from being recorded. */
QtObject {
    function question(ask: string): string {
        switch (ask) {
        case "return_reason":
            return qsTr("Kenapa dikembalikan?");
        case "missing":
            return qsTr("Kertas mana?");
        case "questions":
            return qsTr("Isian mana yang perlu diisi lagi?");
        case "words":
            return qsTr("Keterangan");
        case "collected_by":
            return qsTr("Siapa yang mengambil?");
        case "who_came":
            return qsTr("Namanya siapa?");
        case "office":
            return qsTr("Diserahkan ke mana?");
        case "receipt":
            return qsTr("Nomor tanda terima");
        case "receipt_photo":
            return qsTr("Foto tanda terima");
        case "paper":
            return qsTr("Kertas mana yang difoto?");
        case "paper_photo":
            return qsTr("Foto kertasnya");
        case "colleague":
            return qsTr("Rekan yang mana?");
        case "pin":
            return qsTr("PIN rekan Anda");
        case "stop_reason":
            return qsTr("Jam berhenti karena apa?");
        case "unit":
            return qsTr("Tanya dinas mana?");
        case "question":
            return qsTr("Apa yang diminta?");
        case "answer":
            return qsTr("Bagaimana aduan ini?");
        case "before":
            return qsTr("Foto sebelum");
        case "after":
            return qsTr("Foto sesudah");
        case "category":
            return qsTr("Persoalan apa?");
        case "severity":
            return qsTr("Seberapa mendesak?");
        case "visitor":
            return qsTr("Siapa yang datang?");
        case "purpose":
            return qsTr("Untuk apa?");
        case "minutes":
            return qsTr("Berapa lama?");
        default:
            return "";
        }
    }
    function option(ask: string, code: string): string {
        switch (ask + "." + code) {
        case "return_reason.missing_documents":
            return qsTr("Berkas belum lengkap");
        case "return_reason.unreadable_photo":
            return qsTr("Foto tidak terbaca");
        case "return_reason.wrong_service":
            return qsTr("Layanannya lain");
        case "return_reason.not_eligible":
            return qsTr("Syarat belum terpenuhi");
        case "collected_by.self":
            return qsTr("Pemohon sendiri");
        case "collected_by.family":
            return qsTr("Keluarga");
        case "collected_by.proxy":
            return qsTr("Yang diberi kuasa");
        case "office.kelurahan":
            return qsTr("Kelurahan");
        case "office.kecamatan":
            return qsTr("Kecamatan");
        case "office.dispendukcapil":
            return qsTr("Dispendukcapil");
        case "office.dinsos":
            return qsTr("Dinas Sosial");
        case "office.dpmptsp":
            return qsTr("DPMPTSP");
        case "office.mpp":
            return qsTr("Mal Pelayanan Publik");
        case "stop_reason.waiting_resident_documents":
            return qsTr("Menunggu berkas warga");
        case "stop_reason.blanko_ktp_out_of_stock":
            return qsTr("Blangko KTP habis");
        case "stop_reason.field_verification_pending":
            return qsTr("Menunggu cek lapangan");
        case "stop_reason.other_region_confirmation":
            return qsTr("Menunggu daerah lain");
        case "stop_reason.central_system_down":
            return qsTr("Sistem pusat mati");
        case "stop_reason.court_or_religious_office":
            return qsTr("Menunggu pengadilan atau KUA");
        case "question.opinion":
            return qsTr("Pendapat");
        case "question.data":
            return qsTr("Data");
        case "question.field_check":
            return qsTr("Cek lapangan");
        case "question.decision":
            return qsTr("Keputusan");
        case "answer.in_progress":
            return qsTr("Sedang dikerjakan");
        case "answer.resolved":
            return qsTr("Sudah selesai");
        case "answer.referred":
            return qsTr("Diteruskan ke dinas");
        case "answer.rejected":
            return qsTr("Tidak bisa dikerjakan");
        case "category.road":
            return qsTr("Jalan");
        case "category.drainage":
            return qsTr("Selokan");
        case "category.waste":
            return qsTr("Sampah");
        case "category.lighting":
            return qsTr("Lampu jalan");
        case "category.safety":
            return qsTr("Keamanan");
        case "category.health":
            return qsTr("Kesehatan");
        case "category.social":
            return qsTr("Sosial");
        case "severity.1":
            return qsTr("Bisa menunggu");
        case "severity.2":
            return qsTr("Minggu ini");
        case "severity.3":
            return qsTr("Sekarang juga");
        case "visitor.leader":
            return qsTr("Pimpinan");
        case "visitor.supervisor":
            return qsTr("Penyelia");
        case "visitor.other_unit":
            return qsTr("Dinas lain");
        case "visitor.partner":
            return qsTr("Mitra");
        case "purpose.service":
            return qsTr("Pelayanan");
        case "purpose.review":
            return qsTr("Pemeriksaan");
        case "purpose.discussion":
            return qsTr("Diskusi");
        case "purpose.field":
            return qsTr("Tinjau lapangan");
        default:
            return ask === "minutes" ? qsTr("%1 menit").arg(code) : qsTr("Yang lain");
        }
    }
    function photo(ask: string): string {
        switch (ask) {
        case "receipt_photo":
            return qsTr("Tanda terima dari sistem kota. Boleh dilewati.");
        case "after":
            return qsTr("Keadaan sesudah ditangani. Boleh dilewati.");
        default:
            return qsTr("Keadaan di tempat. Jangan ada wajah warga. Boleh dilewati.");
        }
    }
    function problem(code: string): string {
        return code === "storage" ? qsTr("Belum bisa menyimpan.") : code === "receipt" ? qsTr("Itu bukan nomor tanda terima.") : code === "locked" ? qsTr("PIN rekan terkunci.") : qsTr("Permohonan ini sudah berubah.");
    }
    function mend(code: string): string {
        return code === "storage" ? qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.") : code === "receipt" ? qsTr("Huruf dan angka, 4 sampai 40 tanda. Bukan PIN, bukan NIK.") : code === "locked" ? qsTr("Rekan masuk sendiri dulu, lalu coba lagi.") : qsTr("Tekan Kembali untuk melihatnya.");
    }
    function pin(problem: string, left: int, wait: int): string {
        switch (problem) {
        case "wrong":
            return qsTr("Belum cocok. Sisa %1 kali.").arg(left);
        case "wait":
            return qsTr("Bisa dicoba lagi %1 detik lagi.").arg(wait);
        default:
            return qsTr("Rekan mengetik PIN-nya sendiri. Sesudah itu permohonan ini miliknya, dan langkah Anda tetap tercatat.");
        }
    }
}
