using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Medborgarlofte.Gateway.Workplace;
using Medborgarlofte.Gateway.Workplace.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Files that are dropped at the desk: the good become text, the others get a clear answer and harm nothing.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task Word_Document_IsItsParagraphs() => Assert.Equal(
        ("Medborgarlöfte\n- Polisen ska göra minst tre trafikkontroller.\n", FileFault.None),
        await ReadAsync(Word("""<w:p><w:r><w:t>Medborgarlöfte</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">Polisen ska göra </w:t></w:r><w:r><w:t>minst tre trafikkontroller.</w:t></w:r></w:p>""")));

    [Fact]
    public async Task Pdf_WithText_IsItsText()
    {
        var (text, fault) = await ReadAsync(PdfFile.Of("BT /F1 12 Tf 50 700 Td (Polisen ska göra minst tre trafikkontroller.) Tj ET"));
        Assert.Equal(FileFault.None, fault);
        Assert.Equal("Polisen ska göra minst tre trafikkontroller.", text!.Trim());
    }

    [Theory]
    [InlineData("Polisen ska göra åtta.")]
    [InlineData("Kommunen ska.")]
    public async Task PlainText_InEitherEncoding_IsItself(string text)
    {
        Assert.Equal((text, FileFault.None), await ReadAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]));
        Assert.Equal((text, FileFault.None), await ReadAsync(Encoding.Latin1.GetBytes(text)));
    }

    [Fact]
    public async Task Pdf_WithoutText_IsScanned() => Assert.Equal(FileFault.NoText, (await ReadAsync(PdfFile.Of("0 0 m 100 100 l S"))).Fault);

    [Fact]
    public async Task Pdf_Encrypted_IsLocked()
    {
        var key = new string('0', 64);
        Assert.Equal(FileFault.Locked, (await ReadAsync(PdfFile.Of(
            "BT (x) Tj ET", $"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}> >> /ID [<{key[..32]}> <{key[..32]}>]"))).Fault);
    }

    [Fact]
    public async Task Pdf_Bomb_IsTooLarge() => Assert.Equal(FileFault.TooLarge, (await ReadAsync(PdfFile.Packed(PdfFile.Zeros(200_000_000)))).Fault);

    [Fact]
    public async Task Word_Bomb_IsTooLarge() => Assert.Equal(FileFault.TooLarge, (await ReadAsync(Zip(("[Content_Types].xml", ""), ("word/document.xml", new string(' ', 120_000_000))))).Fault);

    [Fact]
    public async Task Word_WithEverythingInIt_IsItsTextOnce() => Assert.Equal(
        ("Ett\ttvå\ntre\n\nRuta\nFyra\n", FileFault.None),
        await ReadAsync(Word("""
            <w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>Ett</w:t><w:tab/><w:t>två</w:t><w:br/><w:t>tre</w:t></w:r><w:del><w:r><w:delText>borta</w:delText></w:r></w:del></w:p>
            <w:p/>
            <w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:txbxContent><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Fyra</w:t></w:r></w:p>
            """)));

    [Fact]
    public async Task Word_NestedDeeply_IsTooLarge() => Assert.Equal(
        FileFault.TooLarge, (await ReadAsync(Word(string.Concat(Enumerable.Repeat("<w:sdt>", 100_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 100_000))))).Fault);

    [Fact]
    public async Task Word_WithADtd_IsBroken() => Assert.Equal(FileFault.Broken, (await ReadAsync(Zip(("word/document.xml", """
        <!DOCTYPE x [<!ENTITY a "Polisen ska göra allt."><!ENTITY b "&a;&a;&a;&a;">]>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>
        """)))).Fault);

    [Fact]
    public async Task Word_WithItsTextElsewhere_IsFoundByItsRelationship() => Assert.Equal("Polisen ska.\n", (await ReadAsync(Zip(
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"""),
        ("word/document2.xml", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Polisen ska.</w:t></w:r></w:p></w:body></w:document>""")))).Text);

    [Fact]
    public async Task Pdf_NestedDeeply_HarmsNothing() => Assert.NotEqual(FileFault.None, (await ReadAsync(PdfFile.Of($"BT {new string('[', 1_000_000)} TJ ET"))).Fault);

    [Fact]
    public async Task Pdf_WithTooManyLetters_IsTooLarge() => Assert.Equal(
        FileFault.TooLarge, (await ReadAsync(PdfFile.Of($"BT /F1 12 Tf 50 700 Td ({new string('a', 2_000_000)}) Tj ET"))).Fault);

    [Fact]
    public async Task Pdf_WithStatesThatNeverEnd_IsTooLarge() => Assert.Equal(
        FileFault.TooLarge, (await ReadAsync(PdfFile.Of(string.Concat(Enumerable.Repeat("q ", 1_000_000))))).Fault);

    /// <summary>Thirty forms, each of which draws the next one twice: a thousand million times the last.</summary>
    [Fact]
    public async Task Pdf_WithFormsInForms_IsTooLarge() => Assert.Equal(FileFault.TooLarge, (await ReadAsync(PdfFile.OfForms(30))).Fault);

    [Fact]
    public async Task Files_ThatBreakOffAnywhere_GetAnAnswer()
    {
        foreach (var whole in (byte[][])[Word("<w:p><w:r><w:t>Polisen ska.</w:t></w:r></w:p>"), PdfFile.Of("BT /F1 12 Tf 50 700 Td (Polisen ska.) Tj ET")])
        {
            for (var length = 5; length < whole.Length; length += 7)
            {
                var read = await ReadAsync(whole[..length]);
                Assert.Equal(read.Text is null, read.Fault != FileFault.None);
            }
        }
    }

    [Fact]
    public async Task Upload_IsHeldInMemoryAndNotOnADisk()
    {
        var http = new DefaultHttpContext();
        using var content = new MultipartFormDataContent("grans") { { new ByteArrayContent(new byte[5_000_000]), "file", "avtal.pdf" } };
        http.Request.ContentType = "multipart/form-data; boundary=grans";

        // As from a connection: read once, and not from its beginning again.
        http.Request.Body = PipeReader.Create(await content.ReadAsStreamAsync()).AsStream();
        var before = Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*").Length;
        var form = await new FormFeature(http.Request, WorkplacePages.Forms).ReadFormAsync(CancellationToken.None);
        Assert.Equal(5_000_000, form.Files.Single().Length);
        Assert.Equal(before, Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*").Length);
    }

    [Fact]
    public async Task Word_WithMacros_IsNotRead() => Assert.Equal(FileFault.Macros, (await ReadAsync(Zip(("[Content_Types].xml", ""), ("word/vbaProject.bin", "x")))).Fault);

    [Fact]
    public async Task Word_Encrypted_IsLocked() => Assert.Equal(FileFault.Locked, (await ReadAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])).Fault);

    [Theory]
    [InlineData("%PDF-1.7\nand nothing more", FileFault.Broken)]
    [InlineData("PK\u0003\u0004and nothing more", FileFault.Broken)]
    [InlineData("GIF89a\0\0", FileFault.UnknownType)]
    public async Task Other_Files_GetAClearAnswer(string content, object fault) => Assert.Equal(fault, (await ReadAsync(Encoding.Latin1.GetBytes(content))).Fault);

    private static async Task<(string? Text, FileFault Fault)> ReadAsync(byte[] bytes)
    {
        var read = await DroppedFile.ReadAsync(bytes, CancellationToken.None);
        return (read.Text, read.Fault);
    }

    internal static byte[] Word(string paragraphs) => Zip(
        ("[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", $"""<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>"""));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
