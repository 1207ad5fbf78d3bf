"""Who does what: lead-ins that ask or order, and whose tasks stand below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.writing.drafting.blocks import Block
from site_src.writing.drafting.bodies import Bodies
from site_src.writing.drafting.facts import Fact
from tests.writing.drafting.drafts import Draft, drafted
from tests.writing.drafting.scoring import read


def tasks(text: str, folder: Path) -> list[str]:
    return in_lines(drafted(text, folder))


def in_lines(made: Draft) -> list[str]:
    """Each assignment in one line: the bodies, whether it asks, its tasks."""
    duties = read(made.folder / "organizations.yml") or {}
    names = {body["id"]: body["name"] for body in duties.get("organizations") or []}
    return [
        f"{', '.join(names[key] for key in given['organizations'])} ({given['bidding']}): "
        + " / ".join(task["text"].rstrip(".") for task in given.get("tasks") or [])
        for given in duties.get("assignments") or []
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Phân công:\nĐề nghị các trường học trên địa bàn:\n- Treo băng rôn.\n- Cử học sinh.\n"
            "Yêu cầu các thôn:\n- Thông báo trên loa.",
            [
                "Các trường học trên địa bàn (đề nghị): Treo băng rôn / Cử học sinh",
                "Các thôn (giao): Thông báo trên loa",
            ],
        ),
        # Who is asked last hides none of those above; “kèm 1-1” is no day, “Hậu cần” no need.
        (
            "Người làm, việc làm\nĐoàn xã: Cử 12 đoàn viên kèm 1-1.\nTư pháp xã: Dịch tờ gấp.\n"
            "Ban Hậu cần - Kỹ thuật: Bảo đảm 02 xe.\nKính nhờ Ban quản trị chùa: Cho mượn sa la.",
            [
                "Đoàn xã (giao): Cử 12 đoàn viên kèm 1-1",
                "Tư pháp xã (giao): Dịch tờ gấp",
                "Ban Hậu cần - Kỹ thuật (giao): Bảo đảm 02 xe",
                "Ban quản trị chùa (đề nghị): Cho mượn sa la",
            ],
        ),
        # In brackets behind a body it asks; what each place does is a task.
        (
            "Việc chung:\nTổ Nghiệp vụ => viết kịch bản; treo băng rôn.\n"
            "Thư viện các xã (đề nghị) => gửi đường dẫn; mỗi nơi giới thiệu 05 cuốn sách.\n"
            "Đoàn xã [đề nghị] -> cử 5 tình nguyện viên; dọn sân.",
            [
                "Tổ Nghiệp vụ (giao): Viết kịch bản / Treo băng rôn",
                "Thư viện các xã (đề nghị): Gửi đường dẫn / Mỗi nơi giới thiệu 05 cuốn sách",
                "Đoàn xã (đề nghị): Cử 5 tình nguyện viên / Dọn sân",
            ],
        ),
        # A body behind a semicolon needs no capital.
        (
            "PHÂN CÔNG\nĐoàn trường lo âm thanh, tập văn nghệ; tổ Tin chuẩn bị máy. Thư viện soạn"
            " danh mục sách.",
            [
                "Đoàn trường (giao): Lo âm thanh, tập văn nghệ",
                "Tổ Tin (giao): Chuẩn bị máy",
                "Thư viện (giao): Soạn danh mục sách",
            ],
        ),
        # Paragraphs behind one that shares out tasks go on with it; the same body once more.
        (
            "Để làm được các việc ấy, Ban Chấp hành giao Ban Nữ công mời diễn giả và mua quà. Ban"
            " Nữ công cũng nhận và chấm bài dự thi.\n\nGiao Tổ Cơ điện chuẩn bị 06 máy cũ.\n\n"
            "Đề nghị Phòng Hành chính bố trí quạt.",
            [
                "Ban Nữ công (giao): Mời diễn giả và mua quà / Nhận và chấm bài dự thi",
                "Tổ Cơ điện (giao): Chuẩn bị 06 máy cũ",
                "Phòng Hành chính (đề nghị): Bố trí quạt",
            ],
        ),
        # A clause goes on with the body before it, and a body named twice is one.
        (
            "Phân công\nBan Kinh tế Hội huyện có nhiệm vụ mời giảng viên; lập danh sách"
            " hội viên. Văn phòng Hội chuẩn bị hoa; Văn phòng Hội cũng lo phần thưởng.",
            [
                "Ban Kinh tế Hội huyện (giao): Mời giảng viên / Lập danh sách hội viên",
                "Văn phòng Hội (giao): Chuẩn bị hoa / Lo phần thưởng",
            ],
        ),
        # What is required is no task, and who is asked above a list no closing sentence.
        (
            "I. Mục đích, yêu cầu\n1. Mục đích\n- Giúp học sinh tự học mỗi ngày.\n2. Yêu cầu\n"
            "- Các tổ phối hợp chặt chẽ.\n- Các lớp chuẩn bị chu đáo.\n\nII. Phân công\n"
            "Phòng Đọc\n- Gửi giấy mời.\nĐề nghị các thư viện huyện, thị xã\n"
            "- Tổ chức Tuần lễ tại đơn vị.",
            [
                "Phòng Đọc (giao): Gửi giấy mời",
                "Các thư viện huyện, thị xã (đề nghị): Tổ chức Tuần lễ tại đơn vị",
            ],
        ),
        (
            "Ai làm việc gì\n→ Ban Giám đốc\n   – mời giáo viên.\n→ Ba khu dân cư số 1, 2, 3\n"
            "   – báo cho từng nhà biết lịch học.",
            [
                "Ban Giám đốc (giao): Mời giáo viên",
                "Ba khu dân cư số 1, 2, 3 (giao): Báo cho từng nhà biết lịch học",
            ],
        ),
        # Who speaks, and what is to be done with it, are no bodies.
        (
            "Tổ chức thực hiện:\nUBND xã đề nghị Hội Khuyến học xã, Đoàn xã thực hiện các việc sau:"
            "\n- Vận động hội viên.\nUBND xã giao Công an xã:\n- Giữ trật tự.",
            [
                "Hội Khuyến học xã, Đoàn xã (đề nghị): Vận động hội viên",
                "Công an xã (giao): Giữ trật tự",
            ],
        ),
        # Each entry has its own body, and is asked or ordered as its own words say.
        (
            "Phân công:\nĐề nghị các đơn vị phối hợp thực hiện:\n- Trạm Y tế xã: khám bệnh.\n"
            "- Yêu cầu Công an xã giữ trật tự.",
            ["Trạm Y tế xã (đề nghị): Khám bệnh", "Công an xã (giao): Giữ trật tự"],
        ),
        # The next body without a marker, below the list of another.
        (
            "Phân công:\nĐề nghị Hội Khuyến học xã:\n+Vận động hội viên.\n"
            "Giao bộ phận Văn hóa: theo dõi, tổng hợp.",
            [
                "Hội Khuyến học xã (đề nghị): Vận động hội viên",
                "Bộ phận Văn hóa (giao): Theo dõi, tổng hợp",
            ],
        ),
        # A star is a section; bodies below it stand in it.
        (
            "*Các hoạt động\n+Hội sách ngày 03/10/2025.\n*Phân công\nYêu cầu Hiệu trưởng các"
            " trường:\n+Cử học sinh.\nĐề nghị Trung tâm xã:\n+Mở cửa thư viện.",
            [
                "Hiệu trưởng các trường (giao): Cử học sinh",
                "Trung tâm xã (đề nghị): Mở cửa thư viện",
            ],
        ),
        # Two last days are two tasks; what closes the plan is none.
        (
            "AI LÀM GÌ\na. Các thôn\nĐăng ký với xã trước 20/9/2025; treo cờ chậm nhất 30/9/2025.\n"
            "Kế hoạch này thay giấy mời đối với các đơn vị trên địa bàn xã./.\n",
            ["Các thôn (giao): Đăng ký với xã trước 20/9/2025 / Treo cờ chậm nhất 30/9/2025"],
        ),
        # Stars that stand above three sections, in everyday words.
        (
            "* Vì sao làm\nBà con ít có dịp đi học, nên Tuần lễ mở cửa cho mọi người.\n"
            "* Làm khi nào, ở đâu\nTừ 01/10 tới 07/10/2025, tại Trung tâm.\n"
            "* Ai lo việc gì\n- Đề nghị các trường cho mượn bàn ghế.\n- Trưởng ấp mời bà con.",
            ["Các trường (đề nghị): Cho mượn bàn ghế", "Trưởng ấp (giao): Mời bà con"],
        ),
        # “Nhiệm vụ” is on who does what, and “nhờ” asks.
        (
            "• Chương trình\n–TỐI 01/10 (thứ Tư): lớp dệt thổ cẩm, nhà rông làng Kon, từ 19 giờ.\n"
            "• Nhiệm vụ\n–Bộ phận thư viện: chọn sách.\n–Nhờ già làng, trưởng các làng: mời bà con."
            "\n–Đề nghị Đoàn xã: giúp giải bóng chuyền.\n",
            [
                "Bộ phận thư viện (giao): Chọn sách",
                "Già làng, trưởng các làng (đề nghị): Mời bà con",
                "Đoàn xã (đề nghị): Giúp giải bóng chuyền",
            ],
        ),
        # Clause by clause of one sentence.
        (
            "Để thực hiện, UBND xã giao Phòng Văn hóa làm đầu mối; giao Trung tâm học tập cộng đồng"
            " lập lịch; đề nghị Hội Khuyến học rà soát danh sách; yêu cầu trưởng các thôn mời"
            " bà con.",
            [
                "Phòng Văn hóa (giao): Làm đầu mối",
                "Trung tâm học tập cộng đồng (giao): Lập lịch",
                "Hội Khuyến học (đề nghị): Rà soát danh sách",
                "Trưởng các thôn (giao): Mời bà con",
            ],
        ),
        # Signs inside signs; who is asked or ordered stands where it stands.
        (
            "► Chủ đề: “Học suốt đời”.\n► Cấp trường\n✓ Mỗi trường mở thư viện ngoài giờ.\n"
            "► Đề nghị Phòng Văn hóa các xã:\n✓ Kiểm tra thư viện.\n✓ Cử người dự.\n"
            "► Yêu cầu các trường trung học:\n✓ Cử học sinh."
            "\n► Giao Phòng Tổng hợp: theo dõi chung.",
            [
                "Phòng Văn hóa các xã (đề nghị): Kiểm tra thư viện / Cử người dự",
                "Các trường trung học (giao): Cử học sinh",
                "Phòng Tổng hợp (giao): Theo dõi chung",
            ],
        ),
        (
            "Việc của từng người\nCông chức văn hóa: mời khách.\n"
            "Nhờ Hội Cựu giáo chức xã: chấm bài.",
            [
                "Công chức văn hóa (giao): Mời khách",
                "Hội Cựu giáo chức xã (đề nghị): Chấm bài",
            ],
        ),
        # What only closes the plan gives no task.
        (
            "Phân công:\nĐoàn xã: dựng sân khấu.\nCông an xã: giữ trật tự.\n"
            "Đề nghị các đơn vị triển khai nghiêm túc./.",
            ["Đoàn xã (giao): Dựng sân khấu", "Công an xã (giao): Giữ trật tự"],
        ),
        # “Đề nghị” alone asks all below it; “Yêu cầu” above wishes is none of these.
        (
            "Đề nghị\na) Trung tâm Văn hóa xã: dựng sân khấu.\nb) Thư viện xã: chuẩn bị sách.\n",
            [
                "Trung tâm Văn hóa xã (đề nghị): Dựng sân khấu",
                "Thư viện xã (đề nghị): Chuẩn bị sách",
            ],
        ),
        # Whatever the body does; a post, whoever holds it.
        (
            "Phân công\n\nTổ Ngữ văn ra thể lệ, chấm bài.\nBộ phận truyền thông chụp ảnh.\n"
            "Giáo viên chủ nhiệm nhắc học sinh mang sách.\n",
            [
                "Tổ Ngữ văn (giao): Ra thể lệ, chấm bài",
                "Bộ phận truyền thông (giao): Chụp ảnh",
                "Giáo viên chủ nhiệm (giao): Nhắc học sinh mang sách",
            ],
        ),
        (
            "Ban Thường vụ giao chị Phó Chủ tịch Hội phụ trách chung; giao chi hội Đông mượn máy"
            " của trường THCS. Đề nghị Đoàn xã hỗ trợ loa đài. Các chi hội lập danh sách.",
            [
                "Phó Chủ tịch Hội (giao): Phụ trách chung",
                "Chi hội Đông (giao): Mượn máy của trường THCS",
                "Đoàn xã (đề nghị): Hỗ trợ loa đài",
                "Các chi hội (giao): Lập danh sách",
            ],
        ),
        # A list that shares tasks out needs no capital letters.
        (
            "Nhà trường đã phân công: Tổng phụ trách Đội dàn dựng lễ phát động; thư viện chọn sách;"
            " giáo viên chủ nhiệm nhắn tin cho phụ huynh; bảo vệ giữ xe.",
            [
                "Tổng phụ trách Đội (giao): Dàn dựng lễ phát động",
                "Thư viện (giao): Chọn sách",
                "Giáo viên chủ nhiệm (giao): Nhắn tin cho phụ huynh",
                "Bảo vệ (giao): Giữ xe",
            ],
        ),
        # Two columns parted by tabs; what is asked in the cell, and sentences of it.
        (
            "PHỤ LỤC\nPHÂN CÔNG THỰC HIỆN\n\nĐơn vị\tNhiệm vụ\n"
            "Phòng Kinh tế\tMời 25 doanh nghiệp; bố trí xe. Chuẩn bị 10 gian hàng.\n"
            "Đoàn xã\tĐề nghị cử tình nguyện viên.\n",
            [
                "Phòng Kinh tế (giao): Mời 25 doanh nghiệp / Bố trí xe / Chuẩn bị 10 gian hàng",
                "Đoàn xã (đề nghị): Cử tình nguyện viên",
            ],
        ),
        # The same below the heading alone, without names of the columns.
        (
            "Phân công nhiệm vụ\nPhòng Kinh tế\tMời 25 doanh nghiệp.\nĐoàn xã\tGiữ xe.\n"
            "Trạm Y tế xã\tTrực cấp cứu.\n",
            [
                "Phòng Kinh tế (giao): Mời 25 doanh nghiệp",
                "Đoàn xã (giao): Giữ xe",
                "Trạm Y tế xã (giao): Trực cấp cứu",
            ],
        ),
        # “PHẦN VI…” is no part six.
        (
            "PHẦN VIỆC CỦA TỪNG BỘ PHẬN\n\nCán bộ thư viện:\n+ Soạn danh mục sách.\n"
            "Liên đội:\n+ Nhận sách.\n+ Ghi phiếu.\n",
            [
                "Cán bộ thư viện (giao): Soạn danh mục sách",
                "Liên đội (giao): Nhận sách / Ghi phiếu",
            ],
        ),
        # Whatever the heading is called, bodies with a colon below it have tasks.
        (
            "NỘI DUNG CÔNG VIỆC\n– Hội sách ngày 03/10/2025.\n\nMẤY PHẦN VIỆC\n"
            "– Văn phòng UBND xã: in giấy mời.\n– Trạm Y tế: thuốc, dụng cụ khám.\n"
            "– Đề nghị MTTQ xã: cử người giúp.\n",
            [
                "Văn phòng UBND xã (giao): In giấy mời",
                "Trạm Y tế (giao): Thuốc, dụng cụ khám",
                "MTTQ xã (đề nghị): Cử người giúp",
            ],
        ),
        (
            "Yêu cầu với các chi đoàn\n- Mỗi chi đoàn ấp đăng ký một công trình.\n"
            "- Chi đoàn Trạm Y tế trực cấp cứu.\n",
            [
                "Mỗi chi đoàn ấp (giao): Đăng ký một công trình",
                "Chi đoàn Trạm Y tế (giao): Trực cấp cứu",
            ],
        ),
        (
            "Phân công\nHiệu trưởng chỉ đạo chung.\nPhó Hiệu trưởng chuyên môn lên chương trình.\n"
            "Bảo vệ sắp xếp chỗ để xe.\n",
            [
                "Hiệu trưởng (giao): Chỉ đạo chung",
                "Phó Hiệu trưởng chuyên môn (giao): Lên chương trình",
                "Bảo vệ (giao): Sắp xếp chỗ để xe",
            ],
        ),
        # What hangs somewhere is no body.
        (
            "Phân công:\nĐoàn xã: dựng sân khấu.\nCông an xã: giữ trật tự.\n"
            "Băng rôn treo ở cổng công ty: “Công nhân học tập”.",
            ["Đoàn xã (giao): Dựng sân khấu", "Công an xã (giao): Giữ trật tự"],
        ),
        # Each clause and each sentence is a task; a last day and a thing of a list are none.
        (
            "Phân công\nChi đoàn Đồn: quyên góp 150 cuốn sách, truyện; cử đoàn viên hỗ trợ. Hoàn"
            " thành trước ngày 30/9/2025.\n- Đội Tàu: trang trí; loa đài; nước uống.\n"
            "- Đội Nghề: chuẩn bị: 01 bộ loa; bàn ghế cho đại biểu.",
            [
                "Chi đoàn Đồn (giao): Quyên góp 150 cuốn sách, truyện / Cử đoàn viên hỗ trợ. Hoàn"
                " thành trước ngày 30/9/2025",
                "Đội Tàu (giao): Trang trí; loa đài; nước uống",
                "Đội Nghề (giao): Chuẩn bị: 01 bộ loa; bàn ghế cho đại biểu",
            ],
        ),
        # Behind the list of one body a paragraph names the next.
        (
            "Phân công\nĐề nghị Ủy ban MTTQ xã:\n- Vận động hội viên.\n- Giám sát ở các ấp.\n\n"
            "Trưởng các ấp: thông báo đến từng hộ.\nĐoàn xã dựng sân khấu.",
            [
                "Ủy ban MTTQ xã (đề nghị): Vận động hội viên / Giám sát ở các ấp",
                "Trưởng các ấp (giao): Thông báo đến từng hộ",
                "Đoàn xã (giao): Dựng sân khấu",
            ],
        ),
        # Each entry says by itself whether it asks.
        (
            "Để lịch trên chạy tốt, Ban Thường vụ giao và đề nghị:\n"
            "+ Văn phòng Tư vấn tập hợp câu hỏi;\n+ Đề nghị Ban Quản lý chợ treo băng rôn.",
            [
                "Văn phòng Tư vấn (giao): Tập hợp câu hỏi",
                "Ban Quản lý chợ (đề nghị): Treo băng rôn",
            ],
        ),
        (
            "Phân công\nHội Phụ nữ xã: quà tặng.\n\n"
            "Huyện hội đề nghị Phòng Giáo dục chỉ đạo các trường.",
            [
                "Hội Phụ nữ xã (giao): Quà tặng",
                "Phòng Giáo dục (đề nghị): Chỉ đạo các trường",
            ],
        ),
        # Posts of a school, below a heading that does not say so.
        (
            "Về phía nhà trường\n- Tổ Nhà trẻ: trang trí góc sách.\n- Cô văn thư: đăng thông báo."
            "\n\nKinh phí: cha mẹ không phải đóng góp gì.",
            [
                "Tổ Nhà trẻ (giao): Trang trí góc sách",
                "Cô văn thư (giao): Đăng thông báo",
            ],
        ),
        # Among bodies, what does something too is one; whoever does nothing is none.
        (
            "Đội Giáo dục lập danh sách. Đội Cảnh sát kiểm tra đồ vật. Bệnh xá cử y sĩ trực."
            " Đề nghị Hội Khuyến học tỉnh giúp một tay. Đơn vị nào không có người thì gửi lại.",
            [
                "Đội Giáo dục (giao): Lập danh sách",
                "Đội Cảnh sát (giao): Kiểm tra đồ vật",
                "Bệnh xá (giao): Cử y sĩ trực",
                "Hội Khuyến học tỉnh (đề nghị): Giúp một tay",
            ],
        ),
        # In everyday words, below a programme; whoever is asked with “xin”.
        (
            "Các buổi:\n- 7h ngày 02/10, sân xã: khai mạc.\n- 19h ngày 04/10, sân xã: hội thi.\n\n"
            "Việc chia như vầy: Ban Hộ tự lo cơm nước; Gia đình Phật tử giữ xe. Xin Công an xã hỗ"
            " trợ giữ trật tự.",
            [
                "Ban Hộ tự (giao): Lo cơm nước",
                "Gia đình Phật tử (giao): Giữ xe",
                "Công an xã (đề nghị): Hỗ trợ giữ trật tự",
            ],
        ),
        # The words that ask are no part of several names; another body's deed is none of these.
        (
            "Ai lo việc gì\nKhoa Dược: chuẩn bị cây thuốc. Khoa Khám tổng vệ sinh.\n"
            "Đề nghị Đoàn Thanh niên và Công đoàn bệnh viện cử 10 người.",
            [
                "Khoa Dược (giao): Chuẩn bị cây thuốc",
                "Đoàn Thanh niên và Công đoàn bệnh viện (đề nghị): Cử 10 người",
            ],
        ),
        # What asks behind the colon, what is not to be done, and a colon inside brackets.
        (
            "Phân công\n- Công đoàn: Đề nghị vận động đoàn viên.\n"
            "- Đề nghị Phòng Nhân sự không bố trí tăng ca.\n"
            "- Phòng Hành chính: Chuẩn bị loa (mưa: hội trường). In, treo 02 băng rôn.",
            [
                "Công đoàn (đề nghị): Vận động đoàn viên",
                "Phòng Nhân sự (đề nghị): Không bố trí tăng ca",
                "Phòng Hành chính (giao): Chuẩn bị loa (mưa: hội trường) / In, treo 02 băng rôn",
            ],
        ),
        # Behind a semicolon, letters that stand for another body.
        (
            "Phân công\n- Các tổ sản xuất: cử người dự; P.TCHC chấm bài.\n- Công đoàn: lo quà.",
            ["Các tổ sản xuất (giao): Cử người dự", "Công đoàn (giao): Lo quà"],
        ),
        # What closes the letter is no task of the last list.
        (
            "Đề nghị các trung tâm:\n- Mở một lớp chuyên đề.\n- Cử người dự.\n\n"
            "Rất mong nhận được sự phối hợp của quý đơn vị./.",
            ["Các trung tâm (đề nghị): Mở một lớp chuyên đề / Cử người dự"],
        ),
        # Paragraphs beside the words that lead in to them.
        (
            "Lịch:\n- 14 giờ ngày 02/10: lớp nghề.\n\nĐể làm được, Hội đồng quản trị giao:\n\n"
            "Tổ thủy nông đọc thông báo này trên loa.\n\nTổ vật tư dọn kho; lập sổ mượn sách.\n\n"
            "Kinh phí lấy từ quỹ phúc lợi.",
            [
                "Tổ thủy nông (giao): Đọc thông báo này trên loa",
                "Tổ vật tư (giao): Dọn kho / Lập sổ mượn sách",
            ],
        ),
        # Names that hold the word of a deed, and words in front of the first.
        (
            "Về công việc cụ thể, phòng Phục vụ có trách nhiệm trưng bày. Phòng Xây dựng phong trào"
            " chuẩn bị xe. Ban Thường trực liên hệ trường."
            " Phòng Sưu tầm - Kiểm kê ghi âm lời kể. Trung tâm Dịch vụ việc làm soạn tờ rơi.",
            [
                "Phòng Phục vụ (giao): Có trách nhiệm trưng bày",
                "Phòng Xây dựng phong trào (giao): Chuẩn bị xe",
                "Ban Thường trực (giao): Liên hệ trường",
                "Phòng Sưu tầm - Kiểm kê (giao): Ghi âm lời kể",
                "Trung tâm Dịch vụ việc làm (giao): Soạn tờ rơi",
            ],
        ),
        # “Xin” asks, of all where the first sentence does.
        (
            "Ban Hành giáo xin nhờ mấy việc. Ban Giáo lý xếp ghế trước ngày 29-9. Ca đoàn xin giúp"
            " tập hát. Đội kèn xin lo tiết mục.",
            [
                "Ban Giáo lý (đề nghị): Xếp ghế trước ngày 29-9",
                "Ca đoàn (đề nghị): Giúp tập hát",
                "Đội kèn (đề nghị): Lo tiết mục",
            ],
        ),
        # “Trực thuộc” is no deed.
        (
            "Phân công:\nHội các xã, đơn vị trực thuộc cử hội viên dự thi.\n"
            "Văn phòng trực điện thoại.\nQuân y Đồn trực các buổi.\n"
            "Đội Vận động quần chúng đứng lớp. Phối hợp với thôn điểm danh.\n"
            "Tổ Văn: viết lời dẫn; Tổ Địa lo củi lửa.\nVăn phòng Hội huyện đặt xe. Lo nước uống.",
            [
                "Hội các xã, đơn vị trực thuộc (giao): Cử hội viên dự thi",
                "Văn phòng (giao): Trực điện thoại",
                "Quân y Đồn (giao): Trực các buổi",
                "Đội Vận động quần chúng (giao): Đứng lớp / Phối hợp với thôn điểm danh",
                "Tổ Văn (giao): Viết lời dẫn",
                "Tổ Địa (giao): Lo củi lửa",
                "Văn phòng Hội huyện (giao): Đặt xe / Lo nước uống",
            ],
        ),
        # What a second sentence does, and a comma inside the name of a body.
        (
            "Về phân công, Ban Thường vụ quyết định:\n\nBan Kinh tế huyện hội liên hệ trang trại và"
            " thuê xe. Dự trù kinh phí trước ngày 24/9.\n\nHội khối cơ quan, doanh nghiệp ủng hộ"
            " quỹ học bổng.\n\nVăn phòng: Lo hội trường. Theo dõi đôn đốc cơ sở.\n\n"
            "Mong Phòng Y tế: Cử bác sĩ.",
            [
                "Ban Kinh tế huyện hội (giao): Liên hệ trang trại và thuê xe / Dự trù kinh phí"
                " trước ngày 24/9",
                "Hội khối cơ quan, doanh nghiệp (giao): Ủng hộ quỹ học bổng",
                "Văn phòng (giao): Lo hội trường / Theo dõi đôn đốc cơ sở",
                "Phòng Y tế (đề nghị): Cử bác sĩ",
            ],
        ),
        # A task that names a person is left out, and what has no other task with it.
        (
            "Phân công:\nĐoàn xã: liên hệ bà Trần Thị Bích.\nCông an xã: giữ trật tự.",
            ["Công an xã (giao): Giữ trật tự"],
        ),
    ],
)
def test_tasks_below_what_leads_in_to_them(text: str, expected: list[str], tmp_path: Path):
    assert tasks(text, tmp_path) == expected


def test_fullest_of_three_names_stays():
    known = Bodies()
    for name in (
        "Phòng Giáo dục và Đào tạo",
        "Phòng Giáo dục và Đào tạo huyện Tân Hưng",
        "Phòng Giáo dục và Đào tạo huyện",
    ):
        known.add(Fact(name, Block(0, (), name)))
    (entry,) = known.entries.values()
    assert entry.get("name") == "Phòng Giáo dục và Đào tạo huyện Tân Hưng"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A heading of unknown words: most lines below it are a body and what it does.
        (
            "III. Guồng máy tuần lễ\n1. Văn phòng Đảng ủy cân đối kinh phí.\n"
            "2. Đoàn xã: kê ghế, dẫn khách.\n"
            "3. Đề nghị Ban Quản lý chợ tạo điều kiện về chỗ bày sách.",
            [
                "Văn phòng Đảng ủy (giao): Cân đối kinh phí",
                "Đoàn xã (giao): Kê ghế, dẫn khách",
                "Ban Quản lý chợ (đề nghị): Tạo điều kiện về chỗ bày sách",
            ],
        ),
        # Posts of a school among them, below a programme.
        (
            "I. Các hoạt động trong tuần\n1. Hội thi kể chuyện: 8h00 ngày 02/10, sân trường.\n\n"
            "II. Lo trước\n- Hiệu phó chuyên môn: duyệt truyện; xong trước 27/9/2025.\n"
            "- Tổ cấp dưỡng: nấu chè.\n- Cô chủ nhiệm từng lớp: nhắn phụ huynh.",
            [
                "Hiệu phó chuyên môn (giao): Duyệt truyện; xong trước 27/9/2025",
                "Tổ cấp dưỡng (giao): Nấu chè",
                "Cô chủ nhiệm từng lớp (giao): Nhắn phụ huynh",
            ],
        ),
        # The heading itself is nobody.
        (
            "4. Ai nấy vào việc\n4.1. Tổ Nghệ thuật: dàn dựng, âm thanh.\n"
            "4.2. Tổ Thể thao: vạch sân.",
            ["Tổ Nghệ thuật (giao): Dàn dựng, âm thanh", "Tổ Thể thao (giao): Vạch sân"],
        ),
        # Lines with an hour each are things that one goes to, whoever holds them.
        (
            "II. Tổ chức thực hiện\nĐề nghị các đơn vị làm tốt.\n"
            "III. Sân nhà ai nấy mở\n- Đoàn xã: hội thi kể chuyện, 8h00 ngày 02/10.\n"
            "- Thư viện xã: chiếu phim, 19h00 ngày 03/10.",
            [],
        ),
    ],
)
def test_tasks_below_a_heading_that_does_not_say_so(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    assert tasks(text, tmp_path) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ",
        "Nhiệm vụ các phòng, ban",
        "GIAO NHIỆM VỤ CHO CÁC ĐƠN VỊ",
        "TRÁCH NHIỆM CỦA TỪNG ĐƠN VỊ",
        "ĐỐI VỚI CÁC CƠ QUAN, ĐOÀN THỂ",
    ],
)
@pytest.mark.parametrize(
    "entries",
    [
        "1. Phòng Kinh tế: Tham mưu kinh phí; hướng dẫn thanh toán.\n"
        "2. Đề nghị Hội Khuyến học xã: Vận động quà.",
        "1. Phòng Kinh tế\n- Tham mưu kinh phí.\n- Hướng dẫn thanh toán.\n"
        "2. Đề nghị Hội Khuyến học xã\n- Vận động quà.",
        "1. Giao Phòng Kinh tế tham mưu kinh phí; hướng dẫn thanh toán.\n"
        "2. Đề nghị Hội Khuyến học xã vận động quà.",
    ],
)
def test_tasks_below_a_heading_of_several_bodies(
    heading: str, entries: str, tmp_path: Path
) -> None:
    assert tasks(f"V. {heading}\n\n{entries}", tmp_path) == [
        "Phòng Kinh tế (giao): Tham mưu kinh phí / Hướng dẫn thanh toán",
        "Hội Khuyến học xã (đề nghị): Vận động quà",
    ]


def test_a_report_of_all_is_no_task_of_the_last(tmp_path: Path) -> None:
    text = (
        "V. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n\nCử người trực.\n\n2. Các khu phố\n\n"
        "Thông báo lịch đến từng hộ dân.\n\nCác cơ quan, trường học, khu phố gửi báo cáo về"
        " UBND xã trước ngày 10/10/2025."
    )
    assert tasks(text, tmp_path) == [
        "Trạm Y tế (giao): Cử người trực",
        "Các khu phố (giao): Thông báo lịch đến từng hộ dân",
    ]


@pytest.mark.parametrize(
    "deed", ["thẩm định dự toán", "xem xét khen thưởng", "cấp kinh phí", "cung cấp nước uống"]
)
def test_what_a_body_is_ordered_to_do(deed: str, tmp_path: Path) -> None:
    text = f"V. TỔ CHỨC THỰC HIỆN\n1. Giao Phòng Tài chính - Kế hoạch {deed}."
    expected = f"Phòng Tài chính - Kế hoạch (giao): {deed[:1].upper()}{deed[1:]}"
    assert tasks(text, tmp_path) == [expected]


def test_who_reports_in_a_section_on_reports_has_no_task_besides(tmp_path: Path) -> None:
    text = (
        "V. Tổ chức thực hiện\n1. Đoàn xã: dẫn khách.\n\n"
        "VI. Báo cáo\nUBND xã báo cáo UBND huyện trước ngày 12/10/2025."
    )
    assert tasks(text, tmp_path) == ["Đoàn xã (giao): Dẫn khách"]
    (report,) = read(next(tmp_path.rglob("reporting.yml")))["reports"]
    assert report["reporters"] == "UBND xã"
